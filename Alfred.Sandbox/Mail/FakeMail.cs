using System.Globalization;
using System.Text;
using MimeKit;

namespace Alfred.Sandbox.Mail;

/// <summary>One message of the played mailbox.</summary>
/// <param name="Number">Its number (UID), from 1.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Message">The message, as it was parsed from what a server keeps.</param>
internal sealed record FakeMail(uint Number, DateTimeOffset ReceivedAt, MimeMessage Message)
{
    /// <summary>The whole message in plain text, as a person reads it.</summary>
    public string Page => $"{Message.Subject}\n{Message.From}\n{ReceivedAt:u}\n\n{Message.TextBody ?? Message.HtmlBody}";

    /// <summary>The parts that have content, in order: one, or those of a multipart.</summary>
    public IReadOnlyList<MimePart> Parts => Message.Body is Multipart parts ? [.. parts.OfType<MimePart>()] : [(MimePart)Message.Body!];

    /// <summary>Makes one of a message, encoded as it would come over the wire.</summary>
    public static FakeMail Of(uint number, DateTimeOffset receivedAt, MimeMessage message)
    {
        message.Date = receivedAt;
        message.MessageId = $"{number}.played@example.com";
        message.Prepare(EncodingConstraint.SevenBit);
        using var wire = new MemoryStream();
        message.WriteTo(wire);
        wire.Position = 0;
        return new(number, receivedAt, MimeMessage.Load(wire));
    }

    /// <summary>The encoded content of a section: <c>TEXT</c>, or a part's number.</summary>
    public byte[] Section(string name)
    {
        var index = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : 0;
        if (index < 0 || index >= Parts.Count || Parts[index].Content is not { } content)
            return [];
        using var bytes = new MemoryStream();
        content.WriteTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Those of the named headers that the message has, as they stand in it, and the empty line behind them.</summary>
    public byte[] Headers(IEnumerable<string> names)
    {
        var text = new StringBuilder();
        foreach (var header in Message.Headers.Where(header => names.Contains(header.Field, StringComparer.OrdinalIgnoreCase)))
        {
            var value = Encoding.ASCII.GetString(header.RawValue).ReplaceLineEndings(" ").Trim();
            text.Append(header.Field).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
    }
}

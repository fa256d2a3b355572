using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace Alfred.Sandbox.Mail;

/// <summary>Writes the answer to FETCH for one message (RFC 3501, section 7.4.2).</summary>
internal static partial class ImapFetch
{
    public static byte[] Answer(FakeMail mail, string items)
    {
        using var answer = new MemoryStream();
        Write($"* {mail.Number} FETCH (UID {mail.Number}");
        if (Has("INTERNALDATE"))
            Write($" INTERNALDATE \"{mail.ReceivedAt.UtcDateTime.ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\"");
        if (Has("FLAGS"))
            Write(" FLAGS ()");
        if (Has("ENVELOPE"))
            Write($" ENVELOPE {Envelope(mail.Message)}");
        if (Has("BODYSTRUCTURE"))
            Write($" BODYSTRUCTURE {Structure(mail)}");
        foreach (Match section in Sections().Matches(items))
        {
            var name = section.Groups["name"].Value;
            var bytes = name.StartsWith("HEADER.FIELDS", StringComparison.OrdinalIgnoreCase)
                ? mail.Headers(name[13..].Trim(' ', '(', ')').Split(' ')) : mail.Section(name);
            var isPartial = section.Groups["from"].Success;
            if (isPartial)
                bytes = [.. bytes.Skip(Number(section.Groups["from"])).Take(Number(section.Groups["count"]))];
            Write($" BODY[{name}]{(isPartial ? $"<{section.Groups["from"].Value}>" : "")} {{{bytes.Length}}}\r\n");
            answer.Write(bytes);
        }

        Write(")\r\n");
        return answer.ToArray();

        bool Has(string item) => items.Contains(item, StringComparison.OrdinalIgnoreCase);
        void Write(string text) => answer.Write(Encoding.Latin1.GetBytes(text));
        static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string Envelope(MimeMessage message)
    {
        var from = Addresses(message.From);
        return $"({Quoted(DateUtils.FormatDate(message.Date))} {Encoded(message.Subject)} {from} {from} {from} {Addresses(message.To)} "
            + $"NIL NIL {(message.InReplyTo is { } parent ? Quoted($"<{parent}>") : "NIL")} {Quoted($"<{message.MessageId}>")})";
    }

    private static string Structure(FakeMail mail)
    {
        var parts = mail.Parts.Select((part, index) => Part(part, mail.Section((index + 1).ToString(CultureInfo.InvariantCulture)).Length));
        return mail.Message.Body is Multipart multipart
            ? $"({string.Concat(parts)} {Quoted(multipart.ContentType.MediaSubtype.ToUpperInvariant())})"
            : parts.First();
    }

    private static string Part(MimePart part, int octets)
    {
        var encoding = part.ContentTransferEncoding == ContentEncoding.Default ? "7BIT"
            : part.Headers[HeaderId.ContentTransferEncoding]!.ToUpperInvariant();
        return $"(\"TEXT\" {Quoted(part.ContentType.MediaSubtype.ToUpperInvariant())} "
            + $"(\"CHARSET\" {Quoted(part.ContentType.Charset ?? "us-ascii")}) NIL NIL {Quoted(encoding)} "
            + string.Create(CultureInfo.InvariantCulture, $"{octets} 1)");
    }

    private static string Addresses(InternetAddressList addresses) => addresses.Count == 0 ? "NIL"
        : $"({string.Concat(addresses.Mailboxes.Select(mailbox =>
            $"({Encoded(mailbox.Name)} NIL {Quoted(mailbox.LocalPart)} {Quoted(mailbox.Domain)})"))})";

    private static string Encoded(string? text) =>
        string.IsNullOrEmpty(text) ? "NIL"
            : Quoted(Encoding.ASCII.GetString(Rfc2047.EncodeText(Encoding.UTF8, text)).ReplaceLineEndings(""));

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(
        @"BODY(\.PEEK)?\[(?<name>[^\]]*)\](<(?<from>\d+)\.(?<count>\d+)>)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sections();
}

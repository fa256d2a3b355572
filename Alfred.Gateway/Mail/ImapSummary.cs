using System.Text.Unicode;
using Alfred.Mailboxes;
using MailKit;
using MimeKit;
using MimeKit.Utils;

namespace Alfred.Gateway.Mail;

/// <summary>What a digest needs of a message's envelope and headers.</summary>
internal static class ImapSummary
{
    private const int MaxSubject = 200;
    private const int MaxName = 100;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static MailMessage Read(IMessageSummary summary, MailboxOptions mailbox)
    {
        var envelope = summary.Envelope ?? new Envelope();
        var headers = summary.Headers ?? [];
        var sender = FromOf(headers) ?? envelope.From.Mailboxes.FirstOrDefault() ?? envelope.Sender.Mailboxes.FirstOrDefault();
        var replyTo = envelope.ReplyTo.Mailboxes.FirstOrDefault()?.Address;
        var from = Address(sender?.Address);
        return new()
        {
            Number = summary.UniqueId.Id,
            ReceivedAt = (summary.InternalDate ?? envelope.Date ?? DateTimeOffset.UnixEpoch).ToUniversalTime(),
            From = from,
            FromName = MailText.Line(sender?.Name, MaxName),
            ReplyTo = Address(replyTo) is { Length: > 0 } other && other != from ? other : null,
            Subject = MailText.Line(SubjectOf(headers) ?? envelope.Subject, MaxSubject),
            Thread = ThreadOf(envelope, headers) ?? $"#{summary.UniqueId.Id}",
            IsBulk = IsBulk(headers),
            IsAutomatic = headers[HeaderId.AutoSubmitted] is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase),
            IsAnswered = summary.Flags?.HasFlag(MessageFlags.Answered) ?? false,
            Link = MailLink.Of(mailbox, envelope.MessageId, summary.UniqueId.Id),
        };
    }

    // The header itself, since in the envelope bytes without an encoding are lost.
    private static MailboxAddress? FromOf(HeaderList headers) =>
        headers.FirstOrDefault(static header => header.Id == HeaderId.From) is { } header
        && InternetAddressList.TryParse(ToUtf8(header.RawValue), out var senders) ? senders.Mailboxes.FirstOrDefault() : null;

    // Not the header's own value, which joins the words around a break that an encoded word hides.
    private static string? SubjectOf(HeaderList headers) =>
        headers.FirstOrDefault(static header => header.Id == HeaderId.Subject) is { } header
            ? Rfc2047.DecodeText(ToUtf8(header.RawValue)) : null;

    // Bytes without an encoding are UTF-8 or, where they cannot be, those of Western Europe.
    private static byte[] ToUtf8(byte[] raw) => Utf8.IsValid(raw) ? raw : Encoding.Convert(Western, Encoding.UTF8, raw);

    // The first message of the conversation: that of the references, else the one that is answered, else itself.
    private static string? ThreadOf(Envelope envelope, HeaderList headers) =>
        First(headers[HeaderId.References]) ?? First(envelope.InReplyTo) ?? (envelope.MessageId is { Length: > 0 } own ? own : null);

    private static string? First(string? references) =>
        references is null ? null : MimeUtils.EnumerateReferences(references).FirstOrDefault();

    private static bool IsBulk(HeaderList headers) =>
        headers.Contains(HeaderId.ListUnsubscribe) || headers.Contains(HeaderId.ListId)
        || headers[HeaderId.Precedence]?.Trim().ToLowerInvariant() is "bulk" or "list" or "junk";

    private static string Address(string? address) => MailText.Line(address, MaxSubject).ToLowerInvariant();
}

using Alfred.Mailboxes;
using MailKit;
using MailKit.Search;
using MimeKit;

namespace Alfred.Gateway.Mail;

/// <summary>
/// Reads a window of one open folder, in bounded memory whatever the folder holds: first the numbers, then what digests need of the newest
/// messages, then the beginning of the text of those that a person may have written.
/// </summary>
internal sealed class ImapFolderReader(IMailFolder folder, MailboxOptions mailbox, MailWindow window)
{
    /// <summary>Each costs a round trip; what lies behind them is judged by its subject alone.</summary>
    private const int MaxTexts = 60;

    private const int Batch = 1_000;
    private const int MaxTextBytes = 8 * 1024;
    private const int MaxHtmlBytes = 48 * 1024;

    private static readonly FetchRequest Dates = new(MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate);

    private static readonly FetchRequest Summaries = new(
        MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Envelope | MessageSummaryItems.BodyStructure
            | MessageSummaryItems.Flags,
        [
            HeaderId.Subject, HeaderId.From, HeaderId.References, HeaderId.ListUnsubscribe, HeaderId.ListId, HeaderId.Precedence,
            HeaderId.AutoSubmitted,
        ]);

    public async Task<MailResult> RunAsync(CancellationToken cancellationToken)
    {
        var numbers = await NumbersAsync(cancellationToken);
        var read = numbers.Take(MailResult.MaxMessages).ToArray();
        var summaries = read.Length == 0 ? [] : await folder.FetchAsync(read, Summaries, cancellationToken);
        var messages = ImmutableArray.CreateBuilder<MailMessage>(summaries.Count);
        var texts = 0;
        foreach (var summary in summaries.OrderByDescending(summary => summary.UniqueId.Id))
        {
            var message = ImapSummary.Read(summary, mailbox);
            if (!message.IsBulk && texts++ < MaxTexts && await TextAsync(summary, cancellationToken) is var (text, hidden))
                message = message with { Text = text, HiddenText = hidden };
            messages.Add(message);
        }

        return new()
        {
            Window = window,
            Messages = messages.ToImmutable(),
            Total = numbers.Count,
            Validity = folder.UidValidity,
            Last = folder.UidNext is { } next ? next.Id - 1L : numbers.Count == 0 ? window.After ?? 0 : numbers[0].Id,
        };
    }

    /// <summary>The window's messages, newest first.</summary>
    private async Task<IReadOnlyList<UniqueId>> NumbersAsync(CancellationToken cancellationToken)
    {
        if (folder.Count == 0)
            return [];
        var isSameNumbering = window.Validity == folder.UidValidity;
        var upTo = isSameNumbering && window.UpTo is { } last ? last : uint.MaxValue;
        if (isSameNumbering && window.After is { } after)
        {
            if (upTo <= after)
                return [];
            // "n:*" is the last message when none is as new: it is left out again.
            var newer = await folder.SearchAsync(
                SearchQuery.Uids(new UniqueIdRange(new UniqueId((uint)after + 1), UniqueId.MaxValue)), cancellationToken);
            return [.. newer.Where(number => number.Id > after && number.Id <= upTo).OrderByDescending(number => number.Id)];
        }

        // Servers compare whole days of a zone of their own.
        var day = window.Since.UtcDateTime.Date.AddDays(-1);
        var found = (await folder.SearchAsync(SearchQuery.DeliveredAfter(day), cancellationToken))
            .Where(number => number.Id <= upTo).OrderByDescending(number => number.Id).ToArray();
        var numbers = new List<UniqueId>();
        foreach (var batch in found.Chunk(Batch))
        {
            numbers.AddRange((await folder.FetchAsync(batch, Dates, cancellationToken))
                .Where(summary => summary.InternalDate >= window.Since && !(summary.InternalDate >= window.Until))
                .Select(summary => summary.UniqueId).OrderByDescending(number => number.Id));
        }

        return numbers;
    }

    private async Task<(string Text, string? Hidden)?> TextAsync(IMessageSummary summary, CancellationToken cancellationToken)
    {
        if ((summary.TextBody is { Octets: > 0 } plain ? plain : summary.HtmlBody) is not { } part)
            return null;
        var limit = part.IsHtml ? MaxHtmlBytes : MaxTextBytes;
        // The one part of a message without parts has no number.
        var section = part.PartSpecifier.Length == 0 ? "TEXT" : part.PartSpecifier;
        await using var stream = await folder.GetStreamAsync(summary.UniqueId, section, 0, limit, cancellationToken);
        return MailText.Read(stream, part);
    }
}

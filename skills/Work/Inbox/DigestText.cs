using System.Text.RegularExpressions;
using NodaTime.Extensions;

namespace Alfred.Skills.Work.Inbox;

/// <summary>The digest as people read it. What a message says stands between quotation marks and holds no link of its own.</summary>
internal static partial class DigestText
{
    private const int MaxSubject = 80;
    private const int MaxSentence = 120;
    private const int MaxSender = 40;
    private const int MaxNewsletters = 5;

    private static readonly (MailKind Kind, string Key)[] Sections =
    [
        (MailKind.NeedsReply, "inbox.needs-reply"), (MailKind.Deadline, "inbox.deadline"), (MailKind.Money, "inbox.money"),
        (MailKind.Suspicious, "inbox.suspicious"), (MailKind.Information, "inbox.information"),
    ];

    /// <summary>The lines below the heading, an empty one before each group.</summary>
    public static IEnumerable<string> Lines(InboxDigest digest, DateTimeZone zone, Language language)
    {
        foreach (var (kind, key) in Sections)
        {
            var lines = digest.Lines.Where(line => line.Kind == kind).ToArray();
            if (lines.Length == 0)
                continue;
            yield return "";
            yield return language.Say(key, ("count", lines.Length));
            foreach (var line in lines)
                yield return LineOf(line, zone, language);
        }

        if (!digest.Lines.IsEmpty && digest.Folded > 0)
            yield return "";
        if (digest.Newsletters.Length > 0)
            yield return language.Say(
                "inbox.newsletters", ("count", digest.Newsletters.Sum(static sender => sender.Count)),
                ("senders", NewslettersOf(digest)));
        if (digest.Earlier > 0)
            yield return language.Say("inbox.earlier", ("count", digest.Earlier));
        if (digest.Others > 0)
            yield return language.Say("inbox.others", ("count", digest.Others));
        if (digest.Folded > 0)
            yield return language.Say("inbox.sum", ("read", digest.Read), ("shown", digest.Shown), ("folded", digest.Folded));
    }

    private static string LineOf(DigestLine line, DateTimeZone zone, Language language)
    {
        var message = line.Message;
        var text = language.Say(
            "inbox.line",
            ("sender", Sender(line)),
            ("subject", Quotable(message.Subject, MaxSubject) is { Length: > 0 } subject ? subject : "…"),
            ("time", TimeOf(message.ReceivedAt, zone, language)));
        if (line.Messages > 1)
            text += $" {language.Say("inbox.in-conversation", ("count", line.Messages))}";
        if (!line.Suspicions.IsEmpty)
            text += $": {string.Join("; ", line.Suspicions.Select(suspicion => Reason(suspicion, language)))}";
        if (line.Sentence is { } sentence && Quotable(sentence, MaxSentence) is { Length: > 0 } quote
            && quote != Quotable(message.Subject, MaxSentence))
            text += $"\n  {language.Say("inbox.quote", ("text", quote))}";
        return message.Link is { } link ? $"{text}\n  {link}" : text;
    }

    // A sender who may be somebody else is known by the address alone.
    private static string Sender(DigestLine line) =>
        line.Kind != MailKind.Suspicious && Quotable(line.Message.FromName, MaxSender) is { Length: > 0 } name
            ? name : Quotable(line.Message.From, MaxSubject) is { Length: > 0 } address ? address : "?";

    private static string NewslettersOf(InboxDigest digest)
    {
        var names = digest.Newsletters.Take(MaxNewsletters)
            .Select(static sender => Quotable(sender.Sender, MaxSender) + (sender.Count > 1 ? Times(sender.Count) : ""));
        return string.Join(", ", names) + (digest.Newsletters.Length > MaxNewsletters ? ", …" : "");
    }

    private static string Times(int count) => string.Create(CultureInfo.InvariantCulture, $" ({count})");

    private static string Reason(MailSuspicion suspicion, Language language) => suspicion switch
    {
        MailSuspicion.Lookalike(var domain, var real) => language.Say("inbox.lookalike", ("domain", domain), ("real", real)),
        MailSuspicion.OtherName(var domain) => language.Say("inbox.other-name", ("domain", domain)),
        MailSuspicion.ReplyElsewhere(var domain) => language.Say("inbox.reply-elsewhere", ("domain", domain)),
        MailSuspicion.HiddenText => language.Say("inbox.hidden-text"),
        _ => language.Say("inbox.orders"),
    };

    private static string TimeOf(DateTimeOffset at, DateTimeZone zone, Language language) =>
        at.ToInstant().InZone(zone).ToString("d MMM HH:mm", language.Culture);

    // A stranger's address of the web must not become something to tap, nor a quotation end before its end.
    private static string Quotable(string text, int max)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => WebAddress().IsMatch(word) ? "…" : word);
        return ShortText.Of(
            string.Join(' ', words).Replace('“', '\'').Replace('”', '\'').Replace('"', '\'').Replace('„', '\'')
                .Replace('«', '\'').Replace('»', '\''),
            max);
    }

    // With a scheme, with "www.", or a host by its end; not the address of a mail.
    [GeneratedRegex(
        @"://|www\.|^[^@]*[\p{L}\d]\.(com|net|org|info|biz|io|co|me|ly|gl|eu|uk|de|es|fr|nl|it|ru|cn|xyz|top|link|click|site|online|shop" +
        @"|app|dev)([/:?#]|\W*$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WebAddress();
}

using System.Text.RegularExpressions;
using Alfred.Mailboxes;

namespace Alfred.Skills.Work.Inbox;

/// <summary>The sentences of a message that its sender wrote: its subject, then its text without what it answers.</summary>
internal static partial class MailSentences
{
    private const int MaxSentences = 60;

    /// <summary>The sentences in order.</summary>
    public static IEnumerable<string> Of(MailMessage message) => Split(message.Subject).Concat(OwnLines(message.Text).SelectMany(Split))
        .Take(MaxSentences);

    // From the first quoted line on, and behind the line of dashes before a signature, nothing is new.
    private static IEnumerable<string> OwnLines(string text) => text.Split('\n')
        .TakeWhile(static line => !line.StartsWith('>') && line is not "--" && !line.StartsWith("-----", StringComparison.Ordinal)
            && !line.StartsWith("_____", StringComparison.Ordinal));

    private static IEnumerable<string> Split(string text) => Ends().Split(text).Where(static sentence => sentence.Length > 1);

    [GeneratedRegex(@"(?<=[.!?…])\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Ends();
}

using Alfred.Mailboxes;

namespace Alfred.Skills.Work.Inbox;

/// <summary>
/// The digest of messages that were read: a line for each conversation that a person should know of, the rest folded into counts. Every
/// message counts once: those read are those shown and those folded.
/// </summary>
internal sealed record InboxDigest
{
    /// <summary>The most lines; a digest is read on a phone.</summary>
    public const int MaxLines = 15;

    /// <summary>The most lines of what is only good to know.</summary>
    public const int MaxInformation = 5;

    /// <summary>How many messages were read.</summary>
    public int Read { get; private init; }

    /// <summary>The lines in the order of their kinds, in each the newest first.</summary>
    public ImmutableArray<DigestLine> Lines { get; private init; } = [];

    /// <summary>The newsletters' senders by how many they sent, most first.</summary>
    public ImmutableArray<(string Sender, int Count)> Newsletters { get; private init; } = [];

    /// <summary>Earlier messages of the conversations that have a line.</summary>
    public int Earlier { get; private init; }

    /// <summary>Messages of conversations that have none.</summary>
    public int Others { get; private init; }

    /// <summary>How many messages stand in a line of their own.</summary>
    public int Shown => Lines.Length;

    /// <summary>How many do not.</summary>
    public int Folded => Newsletters.Sum(static sender => sender.Count) + Earlier + Others;

    /// <summary>Folds messages.</summary>
    public static InboxDigest Of(IReadOnlyCollection<MailMessage> messages, MailJudge judge)
    {
        var judged = messages.Select(message => (Message: message, Judgement: judge.Judge(message))).ToArray();
        var newsletters = judged.Where(IsNewsletter).Select(static one => one.Message).ToArray();
        var conversations = judged.Where(static one => !IsNewsletter(one)).GroupBy(static one => one.Message.Thread, StringComparer.Ordinal)
            .Select(static group => LineOf([.. group.OrderByDescending(static one => one.Message.ReceivedAt)]))
            .OrderBy(static line => line.Kind).ThenByDescending(static line => line.Message.ReceivedAt).ToArray();
        var lines = conversations.Where(static line => line.Kind != MailKind.Information)
            .Concat(conversations.Where(static line => line.Kind == MailKind.Information).Take(MaxInformation)).Take(MaxLines)
            .ToImmutableArray();
        var shown = lines.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return new()
        {
            Read = messages.Count,
            Lines = lines,
            Newsletters =
            [
                .. newsletters
                    .GroupBy(static message => message.FromName.Length > 0 ? message.FromName : message.From, StringComparer.Ordinal)
                    .Select(static group => (group.Key, group.Count())).OrderByDescending(static sender => sender.Item2),
            ],
            Earlier = lines.Sum(static line => line.Messages - 1),
            Others = conversations.Where(line => !shown.Contains(line)).Sum(static line => line.Messages),
        };
    }

    private static bool IsNewsletter((MailMessage Message, (MailKind Kind, ImmutableArray<MailSuspicion>, string?) Judgement) one) =>
        one.Message.IsBulk && one.Judgement.Kind != MailKind.Suspicious;

    // A conversation is what the strongest of its messages makes of it, and looks like its newest.
    private static DigestLine LineOf(
        (MailMessage Message, (MailKind Kind, ImmutableArray<MailSuspicion> Suspicions, string? Sentence) Judgement)[] newestFirst)
    {
        var suspicious = newestFirst.Where(static one => one.Judgement.Kind == MailKind.Suspicious).ToArray();
        var (message, judgement) = suspicious.Length > 0 ? suspicious[0] : newestFirst.MinBy(static one => one.Judgement.Kind);
        return new(
            suspicious.Length > 0 ? message : newestFirst[0].Message, judgement.Kind, judgement.Suspicions, judgement.Sentence,
            newestFirst.Length);
    }
}

/// <summary>A line of a digest: one message, with those of its conversation behind it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Kind">What it wants.</param>
/// <param name="Suspicions">What is wrong with it; empty for nothing.</param>
/// <param name="Sentence">Its sentence that says what it wants, as it stands there; null for none.</param>
/// <param name="Messages">How many messages of the conversation were read, this one among them.</param>
internal sealed record DigestLine(
    MailMessage Message, MailKind Kind, ImmutableArray<MailSuspicion> Suspicions, string? Sentence, int Messages);

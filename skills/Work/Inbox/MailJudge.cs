using Alfred.Mailboxes;

namespace Alfred.Skills.Work.Inbox;

/// <summary>Judges messages by words and addresses. Nothing that a message says changes how it is judged beside these.</summary>
/// <param name="words">The words.</param>
/// <param name="own">The own addresses.</param>
internal sealed class MailJudge(MailWords words, IEnumerable<string> own)
{
    /// <summary>Less of it is a line that newsletters put before their text.</summary>
    private const int MinHidden = 20;

    private readonly ImmutableArray<string> _known = [.. own.Select(MailDomain.Of), .. words.KnownDomains];

    /// <summary>What kind a message is, what is wrong with it, and the sentence that says so; null for none.</summary>
    public (MailKind Kind, ImmutableArray<MailSuspicion> Suspicions, string? Sentence) Judge(MailMessage message)
    {
        var suspicions = SuspicionsOf(message).ToImmutableArray();
        if (!suspicions.IsEmpty)
            return (MailKind.Suspicious, suspicions, MailSentences.Of(message).FirstOrDefault(words.GivesOrders) ?? HiddenOrders(message));
        var sentences = MailSentences.Of(message).ToArray();
        string? Find(Func<string, bool> isOne) => Array.Find(sentences, sentence => isOne(sentence));
        if (!message.IsAnswered && !message.IsAutomatic && !message.IsBulk && !words.IsAutomatic(message.From)
            && Find(words.AsksForReply) is { } question)
            return (MailKind.NeedsReply, [], question);
        if (Find(words.HasDeadline) is { } deadline)
            return (MailKind.Deadline, [], deadline);
        return Find(words.IsAboutMoney) is { } money ? (MailKind.Money, [], money) : (MailKind.Information, [], null);
    }

    private IEnumerable<MailSuspicion> SuspicionsOf(MailMessage message)
    {
        var domain = MailDomain.Of(message.From);
        if (MailDomain.FindLookalike(domain, _known) is { } real)
            yield return new MailSuspicion.Lookalike(domain, real);
        if (MailDomain.Of(message.FromName.Trim('"', '<', '>', '\'', ' ')) is { Length: > 0 } named
            && named.Contains('.', StringComparison.Ordinal) && MailDomain.Registered(named) != MailDomain.Registered(domain))
            yield return new MailSuspicion.OtherName(domain);
        if (!message.IsBulk && message.ReplyTo is { } replyTo
            && MailDomain.Registered(MailDomain.Of(replyTo)) != MailDomain.Registered(domain))
            yield return new MailSuspicion.ReplyElsewhere(MailDomain.Of(replyTo));
        if (message.HiddenText is { } hidden && ((!message.IsBulk && hidden.Length >= MinHidden) || words.GivesOrders(hidden)))
            yield return new MailSuspicion.HiddenText();
        if (MailSentences.Of(message).Any(words.GivesOrders) || HiddenOrders(message) is not null)
            yield return new MailSuspicion.Orders();
    }

    private string? HiddenOrders(MailMessage message) => message.HiddenText is { } hidden && words.GivesOrders(hidden) ? hidden : null;
}

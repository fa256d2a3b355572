using System.Text.RegularExpressions;
using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>
/// Reads the answer to an approval: what its buttons say, or words while it is the question asked last. What was approved runs as it was
/// stored; nothing of it is read anew.
/// </summary>
internal sealed partial class ApprovalReader(ReplyVocabulary vocabulary)
{
    private readonly OfferReader _offers = new(vocabulary);

    /// <summary>What the button says that approves.</summary>
    public static string Approve(string key) => $"approve {key}";

    /// <summary>What the button says that declines.</summary>
    public static string Decline(string key) => $"decline {key}";

    /// <summary>True for the answers to an approval.</summary>
    public static bool IsApproval(Offer offer) => Answer.Read(offer.Options[0].Says) is not null;

    /// <summary>What a message says to an approval; null when it is no answer to one.</summary>
    public InterpretationResult? Read(string text, OpenQuestion? question, PlanContext context, DateTimeOffset at)
    {
        if ((Answer.Read(text) ?? InWords(question?.Offer, text)) is not { } answer)
            return null;
        var language = context.Language;
        // What was asked later than this message came is none of its business: it is a dead letter that is replayed.
        if (context.Memory.Approvals.FirstOrDefault(one => one.Key == answer.Key && one.At <= at) is not { } approval)
            return InterpretationResult.Say(new Reply(language.Say("question.answered")) { IsPrivate = true }, question);
        if (approval.By != context.Member.Id.Value)
            return InterpretationResult.Say(new Reply(language.Say("question.not-yours")) { IsPrivate = true }, question);

        var isOfQuestion = question?.Offer is { } offer && Answer.Read(offer.Options[0].Says)?.Key == answer.Key;
        var ended = new InterpretationResult { Ends = approval, Question = isOfQuestion ? null : question };
        if (approval.IsExpired(at))
            return ended with { Answer = new(language.Say("approval.expired")) };
        return answer.IsApproved
            ? ended with { Commands = [.. approval.Commands.Select(Approved)] }
            : ended with { Answer = new(language.Say("approval.declined")) };
    }

    private Answer? InWords(Offer? offer, string text)
    {
        if (offer is null || Answer.Read(offer.Options[0].Says) is not { } approve)
            return null;
        if (_offers.Exactly(offer, text) is ChoiceResult.Taken { Options: [var picked] })
            return Answer.Read(picked.Says);
        return vocabulary.IsYes(text) ? approve
            : vocabulary.IsNo(text) || vocabulary.IsCancel(text) ? approve with { IsApproved = false }
            : null;
    }

    private static PlannedCommand Approved(UnapprovedCommand command) =>
        new(command.Action, new Arguments(command.Arguments)) { IsApproved = true };

    private sealed partial record Answer(string Key, bool IsApproved)
    {
        public static Answer? Read(string text) => Form().Match(text) is { Success: true } match
            ? new(match.Groups["key"].Value, match.Groups["verb"].ValueSpan is "approve")
            : null;

        [GeneratedRegex(
            "^(?<verb>approve|decline) (?<key>[0-9]{1,19}#[0-9]{1,9})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
        private static partial Regex Form();
    }
}

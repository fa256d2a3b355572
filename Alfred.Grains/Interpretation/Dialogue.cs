using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>What is open between a person and the assistant while one message is worked on, and what its answer leaves open.</summary>
/// <param name="recalled">What the conversation remembered when the message came.</param>
/// <param name="by">The member who wrote it.</param>
/// <param name="at">When it came.</param>
/// <param name="hasForms">Whether its channel shows forms.</param>
/// <param name="message">The message's inbox row.</param>
internal sealed class Dialogue(ConversationMemory recalled, string by, DateTimeOffset at, bool hasForms, long message)
{
    /// <summary>Whether the channel shows forms.</summary>
    public bool HasForms => hasForms;

    /// <summary>What stays open if the answer asks nothing new.</summary>
    public OpenQuestion? Standing { get; set; } = recalled.Question;

    /// <summary>What waits for an approval from now on.</summary>
    public ImmutableArray<PendingApproval> Approvals { get; private set; } = recalled.Approvals;

    /// <summary>Lets a plan's commands wait for an approval. The oldest of too many are given up.</summary>
    public void Request(PendingApproval approval) =>
        Approvals = [.. Approvals.Where(other => !other.IsExpired(at)).Append(approval).TakeLast(ConversationMemory.MaxApprovals)];

    /// <summary>Ends an approval: approved, declined or too late, it can never be used again.</summary>
    public void End(PendingApproval approval) => Approvals = Approvals.RemoveAll(other => other.Key == approval.Key);

    /// <summary>The question that a control answered with effect; null for none.</summary>
    public string? Answered { get; set; }

    /// <summary>What a command spoke of; null for nothing.</summary>
    public Subject? About { get; set; }

    /// <summary>What was said and done, to be remembered for the model; null for nothing.</summary>
    public RecentTurn? Turn { get; set; }

    /// <summary>When the person is told that the model's budget is used up; null when they are not.</summary>
    public DateTimeOffset? BudgetToldAt { get; set; }

    /// <summary>The answer as this channel can show it, and what is remembered behind it; null when nothing changed.</summary>
    /// <param name="reply">What is answered; null for nothing.</param>
    /// <param name="remembered">What the commands leave in memory; null when they leave it as it was.</param>
    /// <param name="language">The language that is answered in.</param>
    public (Reply? Reply, ConversationMemory? Memory) Close(Reply? reply, ConversationMemory? remembered, Language language)
    {
        (reply, var question) = Ask(reply, language);
        if (reply?.Choices is { Label: null } choices)
            reply = reply with { Choices = choices with { Label = language.Say("question.choose") } };
        if ((reply?.Choices?.About ?? About) is { } about)
            remembered = (remembered ?? recalled).Tell(about, at);
        // Who has just been forgotten has said nothing.
        var turn = ReferenceEquals(remembered, ConversationMemory.Empty) ? null : Turn;
        return Equals(question, recalled.Question) && remembered is null && Answered is null && turn is null && BudgetToldAt is null
            && Approvals == recalled.Approvals
            ? (reply, null)
            : (reply, (remembered ?? recalled) with
            {
                Question = question,
                Answered = AnsweredBy(recalled.Answered),
                Approvals = Approvals,
                Turns = turn is null ? (remembered ?? recalled).Turns : RecentTurns.Add(recalled.Turns, turn),
                BudgetToldAt = BudgetToldAt ?? recalled.BudgetToldAt,
            });
    }

    private (Reply? Reply, OpenQuestion? Question) Ask(Reply? reply, Language language)
    {
        if (reply is { Form: null, Choices: null } or null)
            return Standing is { Form: { } form, Offer: null } && form.By == by ? AskNext(reply, form, language) : (reply, Standing);
        // Answers to pick from for a field of the form are part of it.
        if (Standing is { Form: not null, Offer: not null })
            return (reply, Standing);
        if (Standing?.Form is { } left)
            reply = reply with { Text = $"{reply.Text}\n{language.Say("form.left", ("title", left.Form.Title))}" };
        if (reply.Form is null)
            return (reply, new(OfferOf(reply), Form: null) { AskedBy = message });
        return hasForms ? (reply, null) : AskNext(reply with { Form = null }, FormQuestion.Begin(reply.Form, by, at), language);
    }

    private (Reply? Reply, OpenQuestion? Question) AskNext(Reply? reply, OpenForm form, Language language)
    {
        if (FormQuestion.Next(form) is not { } field)
            return (reply, null);
        var asked = FormQuestion.Ask(form, field, language);
        asked = reply is null ? asked : Reply.Join([reply, asked]);
        return (asked, new(OfferOf(asked), form) { AskedBy = message });
    }

    private ImmutableArray<string> AnsweredBy(ImmutableArray<string> before) =>
        Answered is { } key ? [.. before.Add(key).TakeLast(ConversationMemory.MaxAnswered)] : before;

    private Offer? OfferOf(Reply reply) => reply.Choices is { } choices
        ? new(choices.Options, choices.TakesSeveral, at, choices.TakesSeveral ? null : by)
        : null;
}

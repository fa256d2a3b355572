using Alfred.Inbox;
using Alfred.Interpretation;
using Alfred.Outbox;

namespace Alfred.Conversations;

/// <summary>
/// Decides what a message asks for: the grammar, and the model where there is one and the grammar understands nothing. A plan that
/// depends on the moment (what "2" means, what "tomorrow" is) or on the model is stored before its first command runs; one that depends on
/// nothing but the text is made again after a crash instead, which saves a write.
/// </summary>
internal sealed class Planner(
    MessageInterpreter interpreter, ModelPlanning model, InboxStore inbox, OutboxStore outbox, ApprovalStore approvals, Instance instance)
{
    public async Task<Plan> PlanAsync(
        Turn turn, Dialogue dialogue, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var at = turn.Row.ReceivedAt;
        if (turn.Request.Occurrence is { } occurrence)
        {
            dialogue.Standing = MessageInterpreter.Open(memory.Question, at);
            return new([new(new ActionName(occurrence.Action), new Arguments(occurrence.Arguments))]);
        }

        var context = new PlanContext(memory, member, Clocks.In(at, member, instance), turn.Language)
        {
            KeepsLanguage = member.IsLanguageChosen || turn.Request.Message.IsPicked,
        };
        if (turn.Row.Plan is null && model.Reads(turn.Request.Message)
            && await model.TranscribeAsync(turn, context, cancellationToken) is { } heard)
        {
            if (heard.Problem is { } problem)
                return new([], new(problem));
            turn.Transcript = heard.Text;
            turn.Say(turn.Language.Say("model.heard", ("text", heard.Text!)));
        }

        // Nobody answers what they have not read: a request that is sent twice, or what is typed while nothing goes out.
        var isUnread = await IsUnreadAsync(turn, memory.Question, cancellationToken);
        var interpretation = interpreter.Interpret(
            turn.Transcript is { } text ? turn.Request.Message with { Text = text } : turn.Request.Message,
            isUnread ? context with { Memory = memory with { Question = null } } : context, at);
        turn.Language = interpretation.Language ?? turn.Language;
        turn.IsLanguageSure = interpretation.IsLanguageSure;
        dialogue.Standing = isUnread ? MessageInterpreter.Open(memory.Question, at) : interpretation.Question;
        if (turn.Row.Plan is { } stored)
        {
            // What was meant when it came counts, whatever the words would mean now.
            var kept = Plan.Parse(stored);
            return kept.Model is null
                ? kept with { Answer = interpretation.Commands.IsEmpty ? null : interpretation.Answer }
                : OfModel(kept, dialogue);
        }

        if (interpretation.Ends is { } approval)
        {
            // A "yes" that was only heard approves nothing.
            if (turn.Transcript is not null && !interpretation.Commands.IsEmpty)
            {
                dialogue.Standing = MessageInterpreter.Open(memory.Question, at);
                return new([], new(turn.Language.Say("model.approve-by-tap")));
            }

            dialogue.End(approval);
            var approved = new Plan(interpretation.Commands, interpretation.Answer, EndsApproval: true) { Files = approval.Files };
            if (!interpretation.Commands.IsEmpty)
                (turn.Row, turn.MemoryVersion) = await approvals.TakeAsync(
                    turn.Row, approved.ToJson(),
                    memory with { Question = dialogue.Standing, Approvals = dialogue.Approvals }, turn.MemoryVersion, cancellationToken);
            return approved;
        }

        var isUnclear = interpretation.Unread is not null || turn.Request.Message is { Text.Length: 0, Submission: null, Reaction: null };
        var plan = (model.IsOn && isUnclear ? await model.PlanAsync(turn, interpretation, context, cancellationToken) : null)
            ?? new Plan(interpretation.Commands, interpretation.Answer) { Files = interpretation.Files };
        if (plan.Model is { IsSilent: false })
            OfModel(plan, dialogue);
        // What was heard may not be what was said, and what was passed on was said by somebody else.
        if ((turn.Transcript is not null || turn.Request.Message.IsForwarded) && !plan.Commands.IsEmpty)
            plan = plan with { Model = (plan.Model ?? new(plan.Commands.Length, Question: null, [])) with { AsksFirst = true } };
        // The model would not say the same again.
        if ((interpretation.IsOfTheMoment || plan.Model is not null) && !plan.Commands.IsEmpty)
            turn.Row = await inbox.KeepPlanAsync(turn.Row, plan.ToJson(), turn.MemoryVersion, cancellationToken);
        return plan;
    }

    // A list to work off has no answer that anybody would miss: what was picked by mistake is taken back.
    private async Task<bool> IsUnreadAsync(Turn turn, OpenQuestion? question, CancellationToken cancellationToken) =>
        question is { Offer.TakesSeveral: false, AskedBy: { } asked }
        && turn.Request.Message is { IsPicked: false, Submission: null, RepliesTo: null }
        && await outbox.IsUnreadAsync(asked, turn.Row.ReceivedAt, cancellationToken);

    // What the model says may ask something, which is what the next answer is to.
    private static Plan OfModel(Plan plan, Dialogue dialogue)
    {
        dialogue.Standing = MessageInterpreter.BehindAnother(dialogue.Standing);
        return plan;
    }
}

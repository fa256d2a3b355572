using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Commands;
using Alfred.Inbox;
using Alfred.Instances;
using Alfred.Interpretation;
using Alfred.Members;
using Alfred.Skills;

namespace Alfred.Conversations;

/// <summary>
/// Decides what a message asks for. A plan that depends on the moment (what "2" means, what "tomorrow" is) is stored before its first
/// command runs; one that depends on nothing but the text is made again after a crash instead, which saves a write.
/// </summary>
internal sealed class Planner(
    MessageInterpreter interpreter, InboxStore inbox, ApprovalStore approvals, Instance instance)
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
        var interpretation = interpreter.Interpret(turn.Request.Message, context, at);
        turn.Language = interpretation.Language ?? turn.Language;
        turn.IsLanguageSure = interpretation.IsLanguageSure;
        dialogue.Standing = interpretation.Question;
        if (turn.Row.Plan is { } stored)
        {
            // What was meant when it came counts, whatever the words would mean now.
            return new(
                JsonSerializer.Deserialize<ImmutableArray<PlannedCommand>>(stored, JsonSerializerOptions.Web),
                interpretation.Commands.IsEmpty ? null : interpretation.Answer);
        }

        if (interpretation.Ends is { } approval)
            dialogue.End(approval);
        if ((interpretation.IsOfTheMoment || interpretation.Ends is not null) && !interpretation.Commands.IsEmpty)
        {
            var plan = JsonSerializer.Serialize(interpretation.Commands, JsonSerializerOptions.Web);
            if (interpretation.Ends is null)
                turn.Row = await inbox.KeepPlanAsync(turn.Row, plan, turn.MemoryVersion, cancellationToken);
            else
                (turn.Row, turn.MemoryVersion) = await approvals.TakeAsync(
                    turn.Row, plan, memory with { Question = dialogue.Standing, Approvals = dialogue.Approvals }, turn.MemoryVersion,
                    cancellationToken);
        }

        return new(interpretation.Commands, interpretation.Answer, interpretation.Ends is not null);
    }
}

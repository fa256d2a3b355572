using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Inbox;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Conversations;

/// <summary>
/// Decides what a message asks for. A plan that depends on the moment (what "2" means, what "tomorrow" is) is stored before its first command
/// runs; one that depends on nothing but the text is made again after a crash instead, which saves a write.
/// </summary>
internal sealed class Planner(Grammar grammar, ISkillCatalog catalog, InboxStore inbox, Instance instance)
{
    public async Task<Plan> PlanAsync(Turn turn, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        if (turn.Row.Plan is { } stored)
            return new(JsonSerializer.Deserialize<ImmutableArray<PlannedCommand>>(stored, JsonSerializerOptions.Web));
        if (turn.Request.Occurrence is { } occurrence)
            return new([new(new ActionName(occurrence.Action), Arguments.None)]);
        if (string.IsNullOrWhiteSpace(turn.Request.Message.Text))
            return Plan.Say(Phrases.NoWords);
        return grammar.Understand(turn.Request.Message.Text) switch
        {
            Understanding.Commands understood => await ResolveAsync(turn, understood.Planned, member, memory, cancellationToken),
            Understanding.Problem problem => Plan.Say(problem.Text),
            Understanding.Nothing nothing => Plan.Say(nothing.Text),
            var other => throw new InvalidOperationException($"an unknown kind of understanding: {other.GetType().Name}"),
        };
    }

    private async Task<Plan> ResolveAsync(
        Turn turn, ImmutableArray<PlannedCommand> commands, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var context = new PlanContext(memory, member, LocalTime(turn.Row.ReceivedAt, member));
        var resolved = ImmutableArray.CreateBuilder<PlannedCommand>(commands.Length);
        var isOfTheMoment = false;
        foreach (var command in commands)
        {
            if (catalog.Find(command.Action)?.Resolve is not { } resolve)
            {
                resolved.Add(command);
                continue;
            }

            isOfTheMoment = true;
            switch (resolve(command.Arguments, context))
            {
                case Resolution.Resolved done:
                    resolved.Add(command with { Arguments = done.Arguments });
                    break;
                case Resolution.Unclear unclear:
                    // Nothing has run yet: the whole message waits for a clearer one.
                    return Plan.Say(unclear.Problem);
            }
        }

        var plan = new Plan(resolved.ToImmutable());
        if (isOfTheMoment)
            await inbox.KeepPlanAsync(turn.Row.Id, JsonSerializer.Serialize(plan.Commands, JsonSerializerOptions.Web), cancellationToken);
        return plan;
    }

    private ZonedDateTime LocalTime(DateTimeOffset at, Member member) => Clocks.In(at, member, instance);
}

using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Grains.Conversations;

/// <summary>
/// Runs a plan's commands one after the other. A command's id is the message's id and its number, so that running the plan again after a
/// crash finds what was already done.
/// </summary>
internal sealed class PlanRunner(ISkillCatalog catalog, IGrainFactory grains, Instance instance, TimeProvider clock)
{
    public async Task RunAsync(Turn turn, Plan plan, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        for (var ordinal = turn.Row.SettledCommands; ordinal < plan.Commands.Length; ordinal++)
        {
            var planned = plan.Commands[ordinal];
            var action = catalog.Find(planned.Action)
                ?? throw new InvalidOperationException($"this instance has no action '{planned.Action}'");
            var command = new Command(new(turn.Row.Id, ordinal), member.Name, turn.Row.ReceivedAt);
            var outcome = action.Effect == Effect.Destructive
                ? Outcome.Say(Phrases.NeedsApproval)
                : await action.Run(Context(turn, command, member, memory), planned.Arguments, cancellationToken);
            turn.Add(command, member, planned.Action, outcome);
            memory = outcome.Memory ?? memory;
        }
    }

    private RunningAction Context(Turn turn, Command command, Member member, ConversationMemory memory) => new(grains, turn.Touched)
    {
        Command = command,
        Member = member,
        Now = Clocks.In(turn.Row.ReceivedAt, member, instance),
        Instance = instance,
        Memory = memory,
        Catalog = catalog,
        Lateness = turn.Request.Occurrence is { } occurrence ? Duration.FromTimeSpan(clock.GetUtcNow() - occurrence.Due) : Duration.Zero,
    };
}

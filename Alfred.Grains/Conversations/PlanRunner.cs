using Alfred.Commands;
using Alfred.Members;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Conversations;

/// <summary>
/// Runs a plan's commands one after the other. A command's id is the message's id and its number, so that running the plan again after a
/// crash finds what was already done.
/// </summary>
internal sealed class PlanRunner(ActionServices services, SchedulePlaces places, TimeProvider clock)
{
    /// <returns>False when the person said stop before the end; then that is said.</returns>
    public async Task<bool> RunAsync(Turn turn, Plan plan, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var lateness = turn.Request.Occurrence is { } occurrence
            ? Duration.FromTimeSpan(clock.GetUtcNow() - occurrence.Due)
            : Duration.Zero;
        // Behind 0 only in a replay. After a crash every command runs again, and its grain returns what it did then.
        for (var ordinal = turn.Row.SettledCommands; ordinal < plan.Commands.Length; ordinal++)
        {
            if (await turn.Interruptions.EndsAsync(turn.Row, cancellationToken))
            {
                var left = plan.Commands.Skip(ordinal).Select(command => ActionWords.Describe(command, services.Catalog, turn.Language));
                turn.Say(turn.Language.Say(
                    ordinal > 0 ? "conversation.stopped-midway" : "conversation.stopped-before-it-began",
                    ("left", string.Join("; ", left))));
                return false;
            }

            var planned = plan.Commands[ordinal];
            var action = services.Catalog.Find(planned.Action)
                ?? throw new InvalidOperationException($"this instance has no action '{planned.Action}'");
            var command = new Command(new(turn.Row.Id, ordinal), member.Name, turn.Row.ReceivedAt);
            var outcome = action.Effect == Effect.Destructive
                ? Outcome.Say(turn.Language.Say("conversation.needs-approval"))
                : await action.Run(
                    new RunningAction(services, turn, command, member, memory, lateness), planned.Arguments, cancellationToken);
            turn.Add(command, member, planned.Action, outcome, await places.PlaceAsync(turn, outcome.Schedules));
            memory = outcome.Memory ?? memory;
        }

        return true;
    }
}

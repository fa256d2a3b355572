using Alfred.Completions;
using Alfred.Keys;

namespace Alfred.Conversations;

/// <summary>
/// Runs a plan's commands one after the other. A command's id is the message's id and its number, so that running the plan again after a
/// crash finds what was already done. What needs an approval is only shown, whoever planned it.
/// </summary>
internal sealed class PlanRunner(ActionServices services, SchedulePlaces places, ModelPlanning model, TimeProvider clock)
{
    /// <summary>Runs what the member may do, and says of the rest that they may not.</summary>
    /// <returns>False when the person said stop before the end; then that is said.</returns>
    public async Task<bool> RunAsync(Turn turn, Plan plan, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var lateness = turn.Request.Occurrence is { } occurrence
            ? Duration.FromTimeSpan(clock.GetUtcNow() - occurrence.Due)
            : Duration.Zero;
        var approval = new ApprovalRequest(member.Id, turn.Row.ReceivedAt, turn.Request.Message.Files);
        turn.Files = plan.Files.IsEmpty ? turn.Request.Message.Files : plan.Files;
        var read = ImmutableArray.CreateBuilder<Reply>();
        if (plan.Model is { } part)
        {
            turn.Note(member, part.Refused, Guid.CreateVersion7(clock.GetUtcNow()));
            member = await AsTheyAreAsync(member);
        }

        // Behind 0 only in a replay. After a crash every command runs again, and its grain returns what it did then.
        for (var ordinal = turn.Row.SettledCommands; ordinal < plan.Commands.Length; ordinal++)
        {
            if (await turn.Interruptions.EndsAsync(turn.Row, cancellationToken))
            {
                // What would have been asked about is not done either, and nobody is asked any more.
                var left = approval.Dropped.Concat(
                    plan.Commands.Skip(ordinal).Select(command => ActionWords.Describe(command, services.Catalog, turn.Language)));
                turn.Say(turn.Language.Say(
                    ordinal > 0 ? "conversation.stopped-midway" : "conversation.stopped-before-it-began",
                    ("left", string.Join("; ", left))));
                return false;
            }

            // What the commands before it did may have made somebody else of them: "my name is Bo and my name is Ben".
            if (ordinal > 0)
                member = await AsTheyAreAsync(member);
            var planned = plan.Commands[ordinal];
            var action = services.Catalog.Find(planned.Action)
                ?? throw new InvalidOperationException($"this instance has no action '{planned.Action}'");
            var command = new Command(new(turn.Row.Id, ordinal), member.Name, turn.Row.ReceivedAt) { Member = member.Id };
            var running = new RunningAction(services, turn, command, member, memory, lateness);
            var isScheduled = turn.Request.Occurrence is not null;
            // Nobody is told of what comes no more: they did not ask for it now.
            var outcome = !Rights.Allow(member.Role, action, isScheduled)
                ? isScheduled ? new() : Outcome.Say(await RefusalAsync(action, turn.Language))
                : NeedsApproval(plan, action) && !planned.IsApproved
                ? await approval.AddAsync(action, planned, running, cancellationToken)
                : await action.Run(running, planned.Arguments, cancellationToken);
            if (plan.Model is { Question: not null } proposed && ordinal >= proposed.From && action.Effect == Effect.Read
                && outcome.Reply is { } reply)
            {
                read.Add(reply);
                outcome = outcome with { Reply = null };
            }

            var schedules = outcome.Schedules.IsEmpty ? [] : await places.PlaceAsync(turn, outcome.Schedules);
            turn.Add(command, member, planned.Action, outcome, schedules);
            memory = outcome.Memory ?? memory;
            if (outcome.About is { } about && turn.Dialogue is { } dialogue)
                dialogue.About = about;
        }

        if (read.Count > 0)
            turn.Say(await model.WordAsync(turn, plan.Model!.Question!, read.ToImmutable(), cancellationToken));
        if (approval.Close(turn.Language) is var (question, pending))
        {
            turn.Say(question);
            turn.Dialogue?.Request(pending);
        }

        return true;
    }

    // A model takes its time, in which somebody may have become another or left. What they are called is looked up as well: a former name
    // may be somebody else's by now.
    private async Task<Member> AsTheyAreAsync(Member member)
    {
        var members = await services.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        return members.FirstOrDefault(one => one.Id == member.Id) is { } now
            ? member with { Name = now.Name, Role = now.Role, Absence = now.Absence } : member with { Role = MemberRole.Guest };
    }

    // What was read in a picture, heard in a recording or passed on is shown first, whatever it would change.
    private static bool NeedsApproval(Plan plan, SkillAction action) =>
        action.NeedsApproval || (plan.Model is { AsksFirst: true } && action.Effect != Effect.Read);

    /// <summary>What to say instead of showing a form that this member may not send; null for one that they may.</summary>
    public async Task<string?> RefuseFormAsync(Plan plan, Member member, Language language) =>
        plan.Answer?.Form is { } form && services.Catalog.Find(form.Action) is { } action && !member.Role.Allows(action.Needed)
            ? await RefusalAsync(action, language)
            : null;

    private async Task<string> RefusalAsync(SkillAction action, Language language) => Rights.Refusal(
        action, await services.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync(), language);
}

/// <summary>Says where the occurrences of a schedule will speak: in the conversation that set it, or in another member's own.</summary>
internal sealed class SchedulePlaces(IGrainFactory grains, KeySecret keys)
{
    /// <summary>The changes with their places. What is meant for a member who cannot be reached is left out.</summary>
    public async ValueTask<IReadOnlyList<ScheduleLine>> PlaceAsync(Turn turn, IReadOnlyCollection<ScheduleChange> changes)
    {
        var lines = new List<ScheduleLine>(changes.Count);
        foreach (var change in changes)
        {
            var message = turn.Request.Message;
            if (change.Of is not { } member)
                lines.Add(new(change, turn.Row.Conversation, turn.Request.Channel, message.StandingAddress, message.Sender));
            else if (await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindContactAsync(member) is { } contact)
                lines.Add(new(change, keys.KeyOf(contact.Conversation), contact.Channel, contact.Address, contact.Identity));
        }

        return lines;
    }
}

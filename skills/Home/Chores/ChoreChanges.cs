using Alfred.Chores;
using Alfred.Skills.Shared.Entries;
using NodaTime.Extensions;

namespace Alfred.Skills.Home.Chores;

/// <summary>Changes chores: whose they are, when they are due, how they are spoken of; and confirms what children did.</summary>
internal static class ChoreChanges
{
    // How often, when only the time between two was said.
    private const int UsualTimes = 3;

    public static async Task<Outcome> AssignAsync(ActionContext context, Arguments arguments)
    {
        var asked = arguments[ChoreParameters.Member.Name];
        var isAnyone = Assignment.IsAnyone(asked, context.Language);
        var member = isAnyone ? null : await ChoreLists.FindMemberAsync(context, asked);
        if (member is null && !isAnyone)
            return Outcome.Say(await ChoreLists.UnknownMemberAsync(context, asked));
        return await ChangeAsync(
            context, arguments[ChoreParameters.One.Name], (grain, _, name) => grain.AssignAsync(context.Command, name, member),
            chore => ChoreReplies.Turn(chore, context.Language),
            name => $"assign \"{name}\" to {(member is null ? "anyone" : QuotedName.Of(member))}");
    }

    public static async Task<Outcome> SwapAsync(ActionContext context, Arguments arguments)
    {
        var asked = arguments[ChoreParameters.Member.Name];
        if (await ChoreLists.FindMemberAsync(context, asked) is not { } with)
            return Outcome.Say(await ChoreLists.UnknownMemberAsync(context, asked));
        return await ChangeAsync(
            context, arguments[ChoreParameters.One.Name], (grain, day, name) => grain.SwapAsync(context.Command, day, name, with),
            chore => context.Language.Say("chores.swapped", ("chore", chore.Name), ("name", chore.StandIn ?? chore.Assignee!)),
            name => $"swap \"{name}\" with {QuotedName.Of(with)}",
            // Only the other one has to be told: whoever asked reads the answer.
            (chore, _, day) =>
            [
                .. ChoreActions.Reminders([chore], day, context),
                .. day.Find(with) is { } other && (chore.StandIn ?? chore.Assignee) == with
                    ? [ChoreSchedule.Tell(chore, other, ChoreReplies.Swapped, context.Member.Name, context.Now.ToInstant())]
                    : Array.Empty<ScheduleChange>(),
            ]);
    }

    public static Task<Outcome> SnoozeAsync(ActionContext context, Arguments arguments)
    {
        var (day, time) = ChoreParameters.ParseWhen(arguments[ChoreParameters.Until.Name]);
        var until = context.Now.Zone.AtLeniently(day + (time ?? Chore.UsualTime.ToLocalTime())).ToInstant();
        return SnoozeAsync(context, arguments.Find(ChoreParameters.Maybe.Name), until);
    }

    /// <summary>Tells the speaker nothing of a chore until a moment.</summary>
    public static Task<Outcome> SnoozeAsync(ActionContext context, string? chore, Instant until) =>
        ChangeAsync(
            context, chore, (grain, _, name) => grain.SnoozeAsync(context.Command, name, until.ToDateTimeOffset()),
            snoozed => context.Language.Say(
                "chores.snoozed", ("chore", snoozed.Name),
                ("when", MomentWords.Say(until.InZone(context.Now.Zone), context.Now.Date, context.Language))),
            name => context.Language.Say("chores.say-snooze", ("chore", name)),
            // The others hear of it as before.
            (snoozed, _, _) => [ChoreSchedule.Remind(snoozed, context.Member, until, count: 0)]);

    public static Task<Outcome> MoveAsync(ActionContext context, Arguments arguments)
    {
        var (day, time) = ChoreParameters.ParseWhen(arguments[ChoreParameters.When.Name]);
        return ChangeAsync(
            context, arguments[ChoreParameters.One.Name],
            (grain, _, name) => grain.MoveAsync(context.Command, name, day.ToDateOnly(), time?.ToTimeOnly(), context.Now.Zone.Id),
            chore => context.Language.Say(
                "chores.plan-once", ("chore", chore.Name), ("date", ChoreReplies.Date(chore.Due!.Value, chore.At, context.Language))),
            says: null);
    }

    public static Task<Outcome> NagAsync(ActionContext context, Arguments arguments)
    {
        var minutes = int.Parse(arguments[ChoreParameters.Interval.Name], CultureInfo.InvariantCulture);
        var times = int.Parse(
            arguments.Find(ChoreParameters.Times.Name) ?? UsualTimes.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var escalates = arguments.Find(ChoreParameters.Escalation.Name) is not null;
        return ChangeAsync(
            context, arguments.Find(ChoreParameters.Maybe.Name),
            (grain, _, name) => grain.NagAsync(context.Command, name, new(minutes, times, escalates)),
            chore => context.Language.Say(
                escalates ? "chores.nags-and-tells" : "chores.nags", ("chore", chore.Name), ("minutes", minutes), ("times", times)),
            name => $"nag me about \"{name}\" every {minutes} minutes, at most {times} times");
    }

    public static Task<Outcome> QuietAsync(ActionContext context, Arguments arguments) => ChangeAsync(
        context, arguments[ChoreParameters.One.Name], (grain, _, name) => grain.NagAsync(context.Command, name, policy: null),
        chore => context.Language.Say("chores.nags-no-more", ("chore", chore.Name)), name => $"stop nagging about \"{name}\"",
        static (_, _, _) => []);

    public static Task<Outcome> UrgentAsync(ActionContext context, Arguments arguments) => ChangeAsync(
        context, arguments[ChoreParameters.One.Name],
        (grain, _, name) => grain.SetUrgentAsync(context.Command, name, isUrgent: true),
        chore => context.Language.Say("chores.urgent", ("chore", chore.Name)), name => $"\"{name}\" also in quiet hours",
        static (_, _, _) => []);

    public static Task<Outcome> PauseAsync(ActionContext context, Arguments arguments) => ChangeAsync(
        context, arguments[ChoreParameters.One.Name], (grain, day, name) => grain.PauseAsync(context.Command, day, name, isPaused: true),
        chore => context.Language.Say("chores.paused", ("chore", chore.Name)), name => $"pause chore \"{name}\"");

    public static Task<Outcome> ResumeAsync(ActionContext context, Arguments arguments) => ChangeAsync(
        context, arguments[ChoreParameters.One.Name], (grain, day, name) => grain.PauseAsync(context.Command, day, name, isPaused: false),
        chore => ChoreReplies.Plan(chore, context.Language) is { } plan
            ? $"{context.Language.Say("chores.resumed", ("chore", chore.Name))}\n{plan}"
            : context.Language.Say("chores.resumed", ("chore", chore.Name)),
        name => $"resume chore \"{name}\"");

    public static Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments) => ChangeAsync(
        context, arguments[ChoreParameters.One.Name], (grain, _, name) => grain.RemoveAsync(context.Command, name),
        chore => context.Language.Say("chores.removed", ("chore", chore.Name)), name => string.Concat("delete chore \"", name, "\""));

    public static async Task<Outcome> ConfirmAsync(ActionContext context, Arguments arguments, bool isDone)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        // A repetition may find nothing to confirm any more: its outcome is found by the command.
        var name = arguments.Find(ChoreParameters.Maybe.Name) is { } said and not EntryChoice.It ? said
            : (open.Where(static chore => chore.Claim is not null).ToArray() is [var only] ? only.Name : "");
        return await ChangeAsync(
            context, name, (grain, day, named) => grain.ConfirmAsync(context.Command, day, named, isDone),
            chore => Decided(chore, isDone, context), says: null,
            (chore, outcome, day) =>
            [
                .. Again(outcome, day, context),
                .. outcome.Who is { } child && day.Find(child) is { } member
                    ? [ChoreSchedule.Tell(
                        chore, member, isDone ? ChoreReplies.Confirmed : ChoreReplies.Rejected, context.Member.Name,
                        context.Now.ToInstant())]
                    : Array.Empty<ScheduleChange>(),
            ],
            missing: "chores.nothing-claimed");
    }

    private static string Decided(Chore chore, bool isDone, ActionContext context) =>
        !isDone ? context.Language.Say("chores.rejected", ("chore", chore.Name))
        : string.Join('\n', new[]
        {
            context.Language.Say("chores.confirmed", ("chore", chore.Name)), ChoreReplies.Next(chore, context.Language),
        }.OfType<string>());

    private static async Task<Outcome> ChangeAsync(
        ActionContext context, string? asked, Func<IChoreGrain, ChoreDay, string, Task<ChoreOutcome>> change,
        Func<Chore, string> say, Func<string, string>? says,
        Func<Chore, ChoreOutcome, ChoreDay, IEnumerable<ScheduleChange>>? schedules = null, string missing = "chores.unknown")
    {
        var day = await ChoreHousehold.DayAsync(context);
        var grain = ChoreHousehold.Chores(context);
        var open = await grain.ListOnAsync(day);
        var name = asked is null or EntryChoice.It ? OnlyOne(open, context) : asked;
        if (name is null)
        {
            return Which(
                context.Language.Say(open.IsEmpty ? "chores.empty" : "chores.which-one"), open.Select(static one => one.Name), says);
        }

        var outcome = await change(grain, day, name);
        if (!outcome.Missing.IsEmpty)
        {
            var alike = ChoreActions.Alike(name, open);
            return alike.Length == 0
                ? Outcome.Say(context.Language.Say(missing, ("chore", name)))
                : Which(context.Language.Say("chores.which-one"), alike, says);
        }

        if (outcome.Refusal != ChoreRefusal.None)
            return Outcome.Say(Refused(outcome, context));
        var chore = outcome.Changed[0];
        return new()
        {
            Reply = new(say(chore)),
            Journal = ChoreActions.Note("changed", outcome.Changed, outcome),
            About = outcome.EndedIds.IsEmpty ? ChoreReplies.About(chore) : null,
            Schedules = [.. schedules is null ? Again(outcome, day, context) : schedules(chore, outcome, day)],
        };
    }

    private static IEnumerable<ScheduleChange> Again(ChoreOutcome outcome, ChoreDay day, ActionContext context) => outcome.EndedIds.IsEmpty
        ? ChoreActions.Reminders(outcome.Changed, day, context)
        : ChoreSchedule.End(outcome.EndedIds, day);

    // "Snooze 2 hours" without a name: what the speaker is being reminded of.
    private static string? OnlyOne(ImmutableArray<Chore> open, ActionContext context)
    {
        if (open is [var single])
            return single.Id;
        var now = context.Now.ToInstant();
        return open.Where(chore => chore is { IsPaused: false, Claim: null } && chore.DueAt <= now
            && (chore.Assignee is null || chore.Assignee == context.Member.Name)).ToArray() is [var due] ? due.Id : null;
    }

    private static Outcome Which(string question, IEnumerable<string> names, Func<string, string>? says)
    {
        Channels.Choice[] options = says is null ? [] :
        [
            .. names.Where(static name => QuotedName.Of(name) is not null)
                .Select(name => new Channels.Choice(Channels.ShortText.Of(name, 24), says(name))),
        ];
        return Outcome.Say(question, options.Length == 0 ? null : new([.. options.Take(10)]));
    }

    private static string Refused(ChoreOutcome outcome, ActionContext context) => outcome.Refusal switch
    {
        ChoreRefusal.NotAnAdult => context.Language.Say("chores.adults-only"),
        ChoreRefusal.NothingClaimed => context.Language.Say("chores.nothing-claimed", ("chore", outcome.Changed[0].Name)),
        _ => ChoreReplies.Turn(outcome.Changed[0], context.Language) + "\n" + context.Language.Say("chores.no-swap"),
    };
}

using Alfred.Briefings;
using Alfred.Groceries;
using Alfred.Skills.Home.Calendars;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Composes the briefing from what the grains hold at this moment.</summary>
internal static class BriefingReport
{
    // A tick a minute late is on time for people.
    private static readonly Duration WorthSaying = Duration.FromMinutes(2);
    private static readonly Duration TooLate = Duration.FromHours(2);

    public static async Task<Outcome> RunAsync(ActionContext context)
    {
        var grain = BriefingActions.GrainOf(context);
        if (context.Due is not { } due)
            return new()
            {
                Reply = new(await ComposeAsync(context, await grain.PlanAsync()) ?? await NothingAsync(context)) { IsPrivate = true },
            };

        var outcome = await grain.GiveAsync(context.Command, due.Date.ToDateOnly());
        if (outcome.IsRepeated)
            return new();
        var moved = await FollowZoneAsync(context, outcome);
        var time = ClockTime.Canonical(due.TimeOfDay);
        if (context.Lateness > TooLate)
            return moved with { Reply = new(context.Language.Say("briefing.missed", ("time", time))) };
        var text = await ComposeAsync(context, outcome.After) ?? (outcome.After.IsSilentWhenEmpty ? null : await NothingAsync(context));
        return text is null ? moved : moved with
        {
            Reply = new(context.Lateness > WorthSaying ? $"{text}\n{context.Language.Say("briefing.late", ("time", time))}" : text),
        };
    }

    // Who has moved to another zone wants the next one by the clock there. What a channel says of a zone is known only while somebody
    // writes.
    private static async Task<Outcome> FollowZoneAsync(ActionContext context, BriefingOutcome outcome) =>
        context.Member.Zone is not null
        && await context.FindScheduleAsync(BriefingSchedule.Name(0), CancellationToken.None) is { } rule
        && rule.Zone.Id != context.Now.Zone.Id
            ? new() { Schedules = BriefingTimetable.Changes(outcome, context) }
            : new();

    /// <summary>The briefing; null with nothing to say.</summary>
    private static async Task<string?> ComposeAsync(ActionContext context, BriefingPlan plan)
    {
        bool Has(BriefingSections section) => !plan.Without.HasFlag(section);
        // What comes from outside takes its time: all of it at once.
        var weather = Has(BriefingSections.Weather) ? WeatherSection.ReadAsync(context, plan) : Task.FromResult<string?>(null);
        var calendar = Has(BriefingSections.Calendar)
            ? Agenda.ReadAsync(context, context.Now.Date)
            : Task.FromResult<IReadOnlyList<string>>([]);
        var lines = new List<string>();
        if (await weather is { } forecast)
            lines.Add(forecast);
        lines.AddRange(await calendar);
        if (Has(BriefingSections.Birthdays))
            lines.AddRange(await BirthdaySection.ReadAsync(context));
        if (Has(BriefingSections.Chores))
            lines.AddRange((await ChoreSection.ReadAsync(context)).Lines);
        if (Has(BriefingSections.Groceries) && await GroceriesAsync(context) is { } groceries)
            lines.Add(groceries);
        return lines.Count == 0 ? null : string.Join('\n', lines.Prepend(Greeting(context)));
    }

    private static async Task<string?> GroceriesAsync(ActionContext context)
    {
        var language = context.Language;
        var groceries = await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey).ListAsync();
        return groceries.IsEmpty ? null : language.Say(
            "briefing.groceries", ("count", groceries.Length),
            ("items", FewNames.Of([.. groceries.Select(item => QuantityText.Show(item, language))], language)));
    }

    private static async Task<string> NothingAsync(ActionContext context) => (await ChoreSection.ReadAsync(context)).HasOthers
        ? $"{Greeting(context)}\n{context.Language.Say("briefing.nothing-for-you")}"
        : context.Language.Say("briefing.nothing");

    private static string Greeting(ActionContext context)
    {
        var hello = context.Now.Hour switch
        {
            < 12 => "briefing.morning",
            < 18 => "briefing.afternoon",
            _ => "briefing.evening",
        };
        return context.Language.Say(
            hello, ("name", context.Member.Name), ("date", Dates.Near(context.Now.Date, context.Language)));
    }
}

using Alfred.Briefings;

namespace Alfred.Skills.Home.Briefing;

/// <summary>"Why didn't I get my briefing?": what was asked for, and what became of the last one by the ledger of what was sent.</summary>
internal static class DeliveryAnswer
{
    private static readonly Duration WorthSaying = Duration.FromMinutes(2);

    public static async Task<Outcome> TellAsync(ActionContext context)
    {
        var (language, grain) = (context.Language, BriefingActions.GrainOf(context));
        var plan = await grain.PlanAsync();
        var last = await grain.LastAsync();
        var lines = new List<string>();
        if (plan.Times.IsEmpty)
            lines.Add(language.Say("briefing.why-off"));
        else if (!plan.Times.Any(time => time.Days.Has(context.Now.DayOfWeek)))
            lines.Add(language.Say("briefing.why-not-today", ("times", TimesText.Show(plan.Times, language))));
        if (last is not null)
            lines.AddRange(Tell(last, context.Now.Zone, language));
        else if (!plan.Times.IsEmpty)
            lines.Add(language.Say(
                "briefing.why-none-yet", ("times", TimesText.Show(plan.Times, language)), ("zone", context.Now.Zone.Id)));
        return Outcome.Say(string.Join('\n', lines));
    }

    private static IEnumerable<string> Tell(BriefingDelivery last, DateTimeZone zone, Language language)
    {
        var (due, brought) = (In(last.Due, zone), In(last.BroughtAt, zone));
        if (brought - due > WorthSaying)
            yield return language.Say(
                "briefing.why-away", ("date", Dates.Near(due.Date, language)), ("time", Clock(due)), ("back", Clock(brought)));
        yield return language.Say(
            $"briefing.why-{$"{last.Stage}".ToLowerInvariant()}",
            ("date", Dates.Near(due.Date, language)), ("due", Clock(due)),
            ("time", Clock(last.SettledAt is { } settled ? In(settled, zone) : brought)), ("reason", last.Reason ?? "?"));
    }

    private static ZonedDateTime In(DateTimeOffset moment, DateTimeZone zone) => Instant.FromDateTimeOffset(moment).InZone(zone);

    private static string Clock(ZonedDateTime time) => ClockTime.Canonical(time.TimeOfDay);
}

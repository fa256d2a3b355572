using Alfred.Skills.Shared.Replies;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Members;

/// <summary>Changes the zone of who speaks, for good or for some days, and lets follow what goes by their time of day.</summary>
internal static class ZoneActions
{
    /// <summary>The schedule that ends days elsewhere.</summary>
    private const string EndOfVisit = "end-of-visit";

    public static async Task<Outcome> SetAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var zone = DateTimeZoneProviders.Tzdb[arguments[SettingsSkill.Place.Name]];
        var period = DayPeriod.Parse(arguments);
        var now = context.Now.WithZone(zone);
        if (period is { } ahead && ahead.First > now.Date)
            return Outcome.Say(language.Say("settings.zone-later", ("day", Dates.Near(ahead.First, language))));
        var reversal = ReversalOf(context, zone, isVisit: period is not null);
        if (period is null)
            await Membership(context).SetZoneAsync(context.Command, context.Member.Id, zone.Id);
        else
            await Membership(context).VisitAsync(context.Command, context.Member.Id, new(zone.Id, period.Last.ToDateOnly()));
        var time = ClockTime.Canonical(now.TimeOfDay);
        var said = period is null
            ? language.Say("settings.zone-set", ("zone", zone.Id), ("time", time))
            : language.Say("settings.zone-visit", ("zone", zone.Id), ("time", time), ("day", Dates.Near(period.Last, language)));
        return await FollowAsync(context, zone, said, reversal, period is null
            ? new ScheduleChange.Remove { Name = EndOfVisit }
            : new ScheduleChange.Set
            {
                Name = EndOfVisit,
                Rule = new ScheduleRule.Once(zone.AtStartOfDay(period.Last.PlusDays(1)).ToInstant()),
                Action = new("settings.home"),
            });
    }

    /// <summary>
    /// Ends days elsewhere: because the person says so, or because they are over. The zone itself goes back at that moment by itself; what
    /// goes by it has to be moved.
    /// </summary>
    public static async Task<Outcome> EndVisitAsync(ActionContext context)
    {
        // Meanwhile the person may have gone elsewhere; then another occurrence ends that.
        if (context.Due is not null && context.Member.Visit is not null)
            return new();
        var outcome = await Membership(context).VisitAsync(context.Command, context.Member.Id, visit: null);
        var zone = outcome.Member?.Zone is { } own && DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) is { } known
            ? known
            : context.Instance.Zone;
        var said = context.Due is null
            ? context.Language.Say(
                "settings.zone-home", ("zone", zone.Id), ("time", ClockTime.Canonical(context.Now.WithZone(zone).TimeOfDay)))
            : null;
        return await FollowAsync(context, zone, said, reversal: null, new ScheduleChange.Remove { Name = EndOfVisit });
    }

    // A member whose days elsewhere this ended would have to go there again, which it cannot tell.
    private static Reversal? ReversalOf(ActionContext context, DateTimeZone zone, bool isVisit) =>
        context.Member.Visit is not null || context.Now.Zone.Id == zone.Id ? null
        : isVisit ? new(new("settings.home"), Arguments.None)
        : new(new("settings.zone"), Arguments.None.With(SettingsSkill.Place.Name, context.Now.Zone.Id));

    // The one place from which everything that goes by a person's time of day is moved.
    private static async Task<Outcome> FollowAsync(
        ActionContext context, DateTimeZone zone, string? said, Reversal? reversal, ScheduleChange change)
    {
        var lines = new List<string>();
        if (said is not null)
            lines.Add(said);
        var schedules = new List<ScheduleChange> { change };
        foreach (var skill in context.Catalog.Skills.OfType<IZoneFollower>())
        {
            var moved = await skill.MoveToZoneAsync(context, zone);
            schedules.AddRange(moved.Schedules);
            // Days elsewhere end at midnight, when nobody asked.
            if (said is not null && moved.Reply is { Text.Length: > 0 } reply)
                lines.Add(reply.Text);
        }

        return new()
        {
            Reply = lines.Count == 0 ? null : new(string.Join('\n', lines)),
            Schedules = [.. schedules],
            Journal = new("changed their time zone") { Reversal = reversal },
        };
    }

    private static IMembershipGrain Membership(ActionContext context) => context.Grain<IMembershipGrain>(IDirectoryGrain.Key);
}

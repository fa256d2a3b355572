using Alfred.Calendars;
using Alfred.Feeds;

namespace Alfred.Skills.Home.Calendars;

/// <summary>What a member's calendars and those for everybody say about a day.</summary>
internal static class Agenda
{
    private const int MaxLines = 7;

    /// <summary>The calendars that a member sees: their own, then those for everybody; each address once.</summary>
    public static async Task<ImmutableArray<Subscription>> CalendarsAsync(ActionContext context)
    {
        var member = context.Member;
        var own = await context.Grain<ICalendarBookGrain>(member.Id.Value).ListAsync();
        var shared = await context.Grain<ICalendarBookGrain>(ICalendarBookGrain.DefaultKey).ListAsync();
        return [.. own.Concat(shared).DistinctBy(static calendar => calendar.Url)];
    }

    /// <summary>A line for each entry, in order, then one for each calendar that could not be read; empty for nothing.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ActionContext context, LocalDate day)
    {
        var (language, zone) = (context.Language, context.Now.Zone);
        var calendars = await CalendarsAsync(context);
        // A copy begins at the day that it is fetched for: it is to hold today, too, should the source be away later.
        var today = context.Now.Date;
        if (day > today.PlusDays(1))
            await Task.WhenAll(calendars.Select(Read(today)));
        var readings = await Task.WhenAll(calendars.Select(Read(day)));
        var entries = readings.SelectMany(reading => reading.Entries).Where(entry => entry.IsOn(day, zone)).Distinct()
            .Select(entry => (entry.Title, IsAllDay: IsAllDay(entry, day, zone), entry.In(zone).Start, entry.In(zone).End))
            .OrderBy(entry => !entry.IsAllDay).ThenBy(entry => entry.Start).ThenBy(entry => entry.Title, StringComparer.Ordinal)
            .ToArray();
        var lines = entries.Take(entries.Length > MaxLines ? MaxLines - 1 : MaxLines)
            .Select(entry => Show(entry.Title, entry.IsAllDay, entry.Start, entry.End, day, language)).ToList();
        if (entries.Length > MaxLines)
            lines.Add(language.Say("calendars.more", ("more", entries.Length - MaxLines + 1)));
        lines.AddRange(calendars.Zip(readings).Where(pair => pair.Second.Failure is not null)
            .Select(pair => Problem(pair.First.Name, pair.Second, context.Now, language)));
        return lines;

        Func<Subscription, Task<CalendarResult>> Read(LocalDate date) => calendar =>
            context.NamedGrain<ICalendarFeedGrain>(calendar.Url.Value).ReadAsync(calendar.Url, date.ToDateOnly());
    }

    /// <summary>Why a calendar could not be read.</summary>
    public static string Reason(FeedFailure failure, Language language) => language.Say(failure switch
    {
        FeedFailure.NotAllowed => "calendars.not-allowed",
        FeedFailure.NotFound => "calendars.not-found",
        FeedFailure.Forbidden => "calendars.forbidden",
        FeedFailure.TooLong => "calendars.too-long",
        FeedFailure.NotACalendar => "calendars.no-calendar",
        _ => "calendars.unreachable",
    });

    private static bool IsAllDay(CalendarEntry entry, LocalDate day, DateTimeZone zone)
    {
        var (start, end) = entry.In(zone);
        return entry.Time == EntryTime.Days || (start <= day.AtMidnight() && end >= day.PlusDays(1).AtMidnight());
    }

    private static string Show(string title, bool isAllDay, LocalDateTime start, LocalDateTime end, LocalDate day, Language language)
    {
        var what = title.Length == 0 ? language.Say("calendars.busy") : title;
        return isAllDay ? language.Say("calendars.all-day", ("what", what))
            : start.Date < day ? language.Say("calendars.until", ("time", ClockTime.Canonical(end.TimeOfDay)), ("what", what))
            : $"{ClockTime.Canonical(start.TimeOfDay)} {what}";
    }

    private static string Problem(string name, CalendarResult reading, ZonedDateTime now, Language language)
    {
        if (reading.AsOf is not { } asOf)
            return language.Say("calendars.failed", ("name", name), ("reason", Reason(reading.Failure!.Value, language)));
        var then = Instant.FromDateTimeOffset(asOf).InZone(now.Zone);
        var time = ClockTime.Canonical(then.TimeOfDay);
        return language.Say(
            "calendars.old", ("name", name), ("reason", Reason(reading.Failure!.Value, language)),
            ("time", then.Date == now.Date ? time : $"{Dates.Near(then.Date, language)}, {time}"));
    }
}

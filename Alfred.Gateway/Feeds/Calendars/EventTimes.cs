using Alfred.Feeds;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// Works out when an event takes place, by Ical.Net: one event at a time, so that one that is wrong takes no other with it.
/// </summary>
internal static class EventTimes
{
    /// <summary>One time of an event.</summary>
    /// <param name="Start">When it begins.</param>
    /// <param name="End">When it ends.</param>
    public readonly record struct Occurrence(CalDateTime Start, CalDateTime End)
    {
        /// <summary>The names that a changed time may call it by (RECURRENCE-ID): the moment, and the day alone.</summary>
        public IEnumerable<string> Keys => [KeyOf(Start), DayKeyOf(Start)];

        /// <summary>It as an entry.</summary>
        public CalendarEntry ToEntry(string title) => Start switch
        {
            { HasTime: false } => new(title, EntryTime.Days, DateOf(Start), DateOf(End)),
            { IsFloating: true } => new(title, EntryTime.WallClock, Local(Start), Local(End)),
            _ => new(title, EntryTime.Moments, Start.AsUtc, End.AsUtc),
        };
    }

    /// <summary>
    /// The times from a day on, in order; without end for an event that has none. Throws whatever the library throws for what it cannot
    /// read.
    /// </summary>
    public static IEnumerable<Occurrence> From(EventText text, string? calendarZone, DateOnly from)
    {
        var found = Load([text.Start!, text.End, text.Rule, .. text.Dates], calendarZone);
        var start = new CalDateTime(from.Year, from.Month, from.Day, 0, 0, 0, CalDateTime.UtcTzId);
        var bounds = new EvaluationOptions
        {
            MaxUnmatchedIncrementsLimit = text.Rule is { } rule ? RuleCost.PeriodsForNothing(rule.Value) : null,
        };
        foreach (var occurrence in found.GetOccurrences(start, bounds))
        {
            var (begins, ends) = (occurrence.Period.StartTime, occurrence.Period.EffectiveEndTime ?? occurrence.Period.StartTime);
            // The same slip on one day.
            yield return new(begins, ends.AsUtc < begins.AsUtc ? begins : ends);
        }
    }

    /// <summary>The name by which a line with a time calls it; null when it cannot be read.</summary>
    public static string? KeyOf(CalendarLine line, string? calendarZone) =>
        Load([line with { Name = "DTSTART" }], calendarZone).Start is { } at ? KeyOf(at) : null;

    private static CalendarEvent Load(IEnumerable<CalendarLine?> lines, string? calendarZone)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n");
        foreach (var line in lines)
        {
            if (line is not null)
                text.Append(CalendarZones.Normalize(line, calendarZone)).Append("\r\n");
        }

        var calendar = Ical.Net.Calendar.Load(text.Append("END:VEVENT\r\nEND:VCALENDAR\r\n").ToString());
        return calendar?.Events.SingleOrDefault() ?? throw new FormatException("no event");
    }

    private static string KeyOf(CalDateTime time) => !time.HasTime ? DayKeyOf(time)
        : time.IsFloating ? string.Create(CultureInfo.InvariantCulture, $"local {Local(time):s}")
        : string.Create(CultureInfo.InvariantCulture, $"moment {time.AsUtc:s}");

    private static string DayKeyOf(CalDateTime time) => string.Create(CultureInfo.InvariantCulture, $"day {DateOf(time):yyyy-MM-dd}");

    private static DateTime DateOf(CalDateTime time) => time.Date.ToDateTime(TimeOnly.MinValue);

    private static DateTime Local(CalDateTime time) => time.Date.ToDateTime(time.Time ?? TimeOnly.MinValue);
}

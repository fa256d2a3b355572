using Alfred.Feeds;
using Alfred.Gateway.Feeds.Calendars;
using NodaTime;

namespace Alfred.Gateway.Tests.Feeds;

/// <summary>Verbs for tests of calendars: three weeks from Sunday, 22 November 2026, read in Madrid.</summary>
internal static class CalendarFile
{
    public static readonly DateOnly From = new(2026, 11, 22);
    public static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];

    /// <summary>A calendar with these lines in it.</summary>
    public static CalendarContent Read(string lines) =>
        CalendarReader.Read($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{Lines(lines)}END:VCALENDAR\r\n", From, 21)!;

    /// <summary>A calendar of one event with these lines in it.</summary>
    public static CalendarContent ReadEvent(string lines) =>
        Read($"BEGIN:VEVENT\r\nUID:event@test\r\nSUMMARY:Event\r\n{Lines(lines)}END:VEVENT");

    /// <summary>What it says of a day in November in Madrid: <c>09:00-10:00 Event</c>, or <c>all day Event</c>.</summary>
    public static string[] On(this CalendarContent calendar, int day, DateTimeZone? zone = null)
    {
        zone ??= Madrid;
        return [.. calendar.Entries.Where(entry => entry.IsOn(new(2026, 11, day), zone)).Select(entry =>
        {
            var (start, end) = entry.In(zone);
            return entry.Time == EntryTime.Days ? $"all day {entry.Title}" : $"{start:HH:mm}-{end:HH:mm} {entry.Title}";
        })];
    }

    private static string Lines(string lines) => lines.ReplaceLineEndings("\r\n").TrimEnd() + "\r\n";
}

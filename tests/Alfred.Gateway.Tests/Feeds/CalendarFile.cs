using Alfred.Feeds;
using Alfred.Gateway.Feeds.Calendars;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Alfred.Gateway.Tests.Feeds;

/// <summary>Verbs for tests of calendars: three weeks from Sunday, 22 November 2026, read in Madrid.</summary>
internal static class CalendarFile
{
    public static readonly DateOnly From = new(2026, 11, 22);
    public static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];

    /// <summary>A calendar with these lines in it.</summary>
    public static CalendarContent Read(string lines) =>
        Assert.IsType<CalendarFetch.Read>(Fetch(lines)).Content;

    /// <summary>What becomes of a calendar with these lines in it; without a clock, its time stands still.</summary>
    public static CalendarFetch Fetch(string lines, TimeProvider? clock = null, CancellationToken cancellationToken = default) =>
        ReadText($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{Lines(lines)}END:VCALENDAR\r\n", clock, cancellationToken);

    /// <summary>What becomes of a text.</summary>
    public static CalendarFetch ReadText(string text, TimeProvider? clock = null, CancellationToken cancellationToken = default) =>
        CalendarReader.Read(text, From, 21, clock ?? new FakeTimeProvider(), cancellationToken);

    /// <summary>What a text says of other days.</summary>
    public static CalendarContent ReadDays(string text, DateOnly from, int days) => Assert.IsType<CalendarFetch.Read>(
        CalendarReader.Read(text, from, days, new FakeTimeProvider(), CancellationToken.None)).Content;

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

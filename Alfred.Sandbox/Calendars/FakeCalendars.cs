using System.Globalization;
using System.Text;

namespace Alfred.Sandbox.Calendars;

/// <summary>Calendars to give to Alfred, as a provider publishes them: <c>/sandbox/calendars/family.ics</c>, <c>school.ics</c>.</summary>
internal static class FakeCalendars
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder calendars) => calendars.MapGet("/{name}.ics", static (string name, TimeProvider clock) =>
        TextOf(name, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } text
            ? Results.Text(text, "text/calendar", Encoding.UTF8)
            : Results.NotFound());

    private static string? TextOf(string name, DateOnly today)
    {
        string Day(int days) => today.AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var events = name switch
        {
            "family" => $"""
                BEGIN:VEVENT
                UID:dentist@sandbox
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Europe/Madrid:{Day(0)}T093000
                DTEND;TZID=Europe/Madrid:{Day(0)}T100000
                RRULE:FREQ=DAILY;COUNT=2
                SUMMARY:Dentist
                END:VEVENT
                BEGIN:VEVENT
                UID:piano@sandbox
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Europe/Madrid:{Day(-70)}T173000
                DTEND;TZID=Europe/Madrid:{Day(-70)}T181500
                RRULE:FREQ=WEEKLY
                SUMMARY:Piano lesson
                END:VEVENT
                """,
            "school" => $"""
                BEGIN:VEVENT
                UID:holidays@sandbox
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:{Day(-1)}
                DTEND;VALUE=DATE:{Day(3)}
                SUMMARY:School holidays
                END:VEVENT
                """,
            _ => null,
        };
        return events is null ? null : $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Sandbox//Calendars//EN
            X-WR-CALNAME:{char.ToUpperInvariant(name[0])}{name[1..]}
            {events}
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n");
    }
}

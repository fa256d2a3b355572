using NodaTime;
using NodaTime.TimeZones;

namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// Finds the zone that a calendar means: an IANA name, one of Windows, or one behind a producer's path
/// (<c>/freeassociation.sourceforge.net/Europe/Madrid</c>). What a calendar says itself about its zones is not read: it is a copy of what
/// the time zone database knows better.
/// </summary>
internal static class CalendarZones
{
    /// <summary>The IANA name; null for a zone that nobody knows but the calendar.</summary>
    public static string? Find(string id)
    {
        if (id is "Z" or "GMT" || string.Equals(id, "UTC", StringComparison.OrdinalIgnoreCase))
            return "Etc/UTC";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone.Id;
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(id, out var mapped))
            return mapped;
        // From the longest end of the path on: America/Argentina/Buenos_Aires has three parts.
        var parts = id.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, Math.Max(parts.Length - 2, 0)).Select(start => string.Join('/', parts[start..]))
            .FirstOrDefault(name => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null);
    }

    /// <summary>
    /// The line with a zone that is known: its own, else that of the calendar, else none, so that the time is on the wall clock of whoever
    /// reads it. A zone that only the calendar knows is most likely that of its owner.
    /// </summary>
    public static CalendarLine Normalize(CalendarLine line, string? calendarZone)
    {
        if (line.Parameter("TZID") is not { } id)
            return line;
        var zone = Find(id) ?? calendarZone;
        var kind = line.Parameter("VALUE") is { } value ? $";VALUE={value}" : "";
        // A time that says it is UTC is, whatever zone stands beside it.
        return line with { Parameters = zone is null || line.Value.EndsWith('Z') ? kind : $"{kind};TZID={zone}" };
    }
}

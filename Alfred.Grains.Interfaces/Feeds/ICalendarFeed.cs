namespace Alfred.Feeds;

/// <summary>Fetches calendars in the format of iCalendar (RFC 5545), within bounds of time, length and work.</summary>
public interface ICalendarFeed
{
    /// <summary>Fetches one. Never throws for what a source does.</summary>
    /// <param name="url">Where.</param>
    /// <param name="known">The version that is held already; null to get the calendar in any case.</param>
    /// <param name="from">The first day of interest.</param>
    /// <param name="days">How many days from there, 1 to 60; those of every zone are covered.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<CalendarFetch> FetchAsync(CalendarUrl url, FeedVersion? known, DateOnly from, int days, CancellationToken cancellationToken);
}

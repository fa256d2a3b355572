using NodaTime;
using NodaTime.Text;

namespace Alfred.Sandbox.Clocks;

/// <summary>Where the clock is to be moved, as the page asks for it.</summary>
/// <param name="Minutes">By how many minutes; null when <paramref name="To"/> says it.</param>
/// <param name="To">
/// A local time such as <c>2026-11-23T07:00</c>, <c>today 07:00</c> or <c>tomorrow 07:00</c>; null when <paramref name="Minutes"/> says it.
/// </param>
internal sealed record ClockMove(int? Minutes, string? To)
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>By how much, from a moment in a zone; null when nothing was asked for that lies ahead and within reach.</summary>
    public TimeSpan? From(DateTimeOffset now, DateTimeZone zone)
    {
        var instant = Instant.FromDateTimeOffset(now);
        var by = Minutes is { } minutes
            ? Duration.FromMinutes(minutes)
            : LocalTarget(instant.InZone(zone).Date) is { } local ? zone.AtLeniently(local).ToInstant() - instant : Duration.Zero;
        return by > Duration.Zero && by <= Duration.FromTimeSpan(MovableClock.MaxMove) ? by.ToTimeSpan() : null;
    }

    private LocalDateTime? LocalTarget(LocalDate today)
    {
        if (To is null)
            return null;
        if (Moment.Parse(To) is { Success: true, Value: var moment })
            return moment;
        return To.Split(' ') is [("today" or "tomorrow") and var day, var text]
            && TimeOfDay.Parse(text) is { Success: true, Value: var time }
            ? (day == "today" ? today : today.PlusDays(1)) + time
            : null;
    }
}

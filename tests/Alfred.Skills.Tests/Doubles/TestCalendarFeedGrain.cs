using Alfred.Calendars;
using Alfred.Feeds;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A calendar on the internet that says what a test wants it to.</summary>
public sealed class TestCalendarFeedGrain : ICalendarFeedGrain
{
    /// <summary>What it says; nothing by default.</summary>
    public CalendarResult Reading { get; set; } = new() { AsOf = DateTimeOffset.UnixEpoch };

    /// <summary>True when its copy was forgotten.</summary>
    public bool IsForgotten { get; private set; }

    public Task<CalendarResult> ReadAsync(CalendarUrl url, DateOnly day) => Task.FromResult(Reading);

    public Task ForgetAsync()
    {
        IsForgotten = true;
        return Task.CompletedTask;
    }
}

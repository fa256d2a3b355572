using Alfred.Feeds;

namespace Alfred.Tests.Calendars;

/// <summary>A source of calendars that answers when it is told to.</summary>
internal sealed class HeldCalendarFeed : ICalendarFeed
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Every fetch lasts until this ends.</summary>
    public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until a fetch has begun.</summary>
    public Task BegunAsync() => _begun.Task.WaitAsync(Instances.Limits.Patience);

    public async Task<CalendarFetch> FetchAsync(
        CalendarUrl url, FeedVersion? known, DateOnly from, int days, CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        await MayEnd.Task;
        return new CalendarFetch.Read(new() { Name = "Family" });
    }
}

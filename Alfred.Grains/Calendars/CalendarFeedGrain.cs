using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>
/// Keeps the copy of one calendar on the internet. Readers come one after the other, so that one fetch serves all who ask; who forgets it
/// waits for no fetch.
/// </summary>
[GrainType("calendar-feed")]
internal sealed class CalendarFeedGrain(
    [PersistentState("calendar-feed")] IPersistentState<CalendarCopy> row, ICalendarFeed feed, TimeProvider clock)
    : Grain, ICalendarFeedGrain
{
    // Less than Orleans waits for an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool _isFetching;
    private bool _isForgotten;

    public async Task<CalendarResult> ReadAsync(CalendarUrl url, DateOnly day)
    {
        if (!row.State.NeedsFetch(clock.GetUtcNow(), day))
            return row.State.Read(day);
        _isFetching = true;
        try
        {
            var copy = await FetchAsync(url, day);
            if (!_isForgotten)
            {
                row.State = copy;
                await row.WriteStateAsync();
            }

            return copy.Read(day);
        }
        finally
        {
            _isFetching = false;
            if (_isForgotten)
                await ClearAsync();
        }
    }

    // Between the steps of a fetch, which then keeps nothing.
    public Task ForgetAsync()
    {
        _isForgotten = true;
        return _isFetching ? Task.CompletedTask : ClearAsync();
    }

    private async Task<CalendarCopy> FetchAsync(CalendarUrl url, DateOnly day)
    {
        var from = day.AddDays(-1);
        using var patience = new CancellationTokenSource(Patience, clock);
        var fetch = await feed.FetchAsync(url, row.State.KnownFor(day), from, CalendarCopy.Days, patience.Token);
        return row.State.After(fetch, from, clock.GetUtcNow());
    }

    private async Task ClearAsync()
    {
        await row.ClearStateAsync();
        _isForgotten = false;
        DeactivateOnIdle();
    }
}

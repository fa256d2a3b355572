using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>Keeps the copy of one calendar on the internet. Calls come one after the other, so that one fetch serves all who ask.</summary>
[GrainType("calendar-feed")]
internal sealed class CalendarFeedGrain(
    [PersistentState("calendar-feed")] IPersistentState<CalendarCopy> row, ICalendarFeed feed, TimeProvider clock)
    : Grain, ICalendarFeedGrain
{
    // Less than Orleans waits for an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<CalendarResult> ReadAsync(CalendarUrl url, DateOnly day)
    {
        if (row.State.NeedsFetch(clock.GetUtcNow(), day))
        {
            var from = day.AddDays(-1);
            using var patience = new CancellationTokenSource(Patience, clock);
            var fetch = await feed.FetchAsync(url, row.State.KnownFor(day), from, CalendarCopy.Days, patience.Token);
            row.State = row.State.After(fetch, from, clock.GetUtcNow());
            await row.WriteStateAsync();
        }

        return row.State.Read(day);
    }

    public async Task ForgetAsync()
    {
        await row.ClearStateAsync();
        DeactivateOnIdle();
    }
}

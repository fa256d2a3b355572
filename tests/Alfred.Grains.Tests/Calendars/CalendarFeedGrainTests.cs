using Alfred.Calendars;
using Alfred.Feeds;
using Alfred.Tests.Commands;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Calendars;

/// <summary>A copy that is forgotten while somebody reads it.</summary>
public sealed class CalendarFeedGrainTests
{
    private static readonly CalendarUrl Url = new() { Value = "https://calendar.example/a.ics" };
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task a_calendar_is_forgotten_at_once_while_its_source_does_not_answer_and_nothing_of_it_is_kept()
    {
        var feed = new HeldCalendarFeed();
        await using var silo = await GrainSilo.StartAsync(calendars: feed);
        var reading = Feed(silo).ReadAsync(Url, Today);
        await feed.BegunAsync();

        await Feed(silo).ForgetAsync().WaitAsync(Limits.Patience);
        Assert.False(reading.IsCompleted);
        feed.MayEnd.SetResult();

        Assert.Equal("Family", (await reading).Name);
        Assert.Equal(0, silo.Rows.Count("calendar-feed"));
    }

    [Fact]
    public async Task a_copy_is_gone_when_it_was_forgotten()
    {
        var feed = new HeldCalendarFeed();
        feed.MayEnd.SetResult();
        await using var silo = await GrainSilo.StartAsync(calendars: feed);
        await Feed(silo).ReadAsync(Url, Today);
        Assert.Equal(1, silo.Rows.Count("calendar-feed"));

        await Feed(silo).ForgetAsync();

        Assert.Equal(0, silo.Rows.Count("calendar-feed"));
    }

    private static ICalendarFeedGrain Feed(GrainSilo silo) => silo.Grains.GetGrain<ICalendarFeedGrain>("a");
}

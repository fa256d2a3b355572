using Alfred.Recovery;
using Alfred.Schedules;
using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Recovery;

/// <summary>R19: whatever happens to the clock, an occurrence comes once a local day.</summary>
public sealed class SteppedScheduleTests(DatabaseFixture databases)
{
    // 06:30 in Madrid, a Monday.
    private static readonly DateTimeOffset HalfPastSix = new(2026, 11, 23, 5, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public async Task a_clock_that_ran_ahead_and_was_set_right_brings_it_once_a_day(int hours)
    {
        await using var alfred = await WithGreetingsAsync(1, HalfPastSix);

        await StepAsync(alfred, TimeSpan.FromHours(hours));
        await StepAsync(alfred, TimeSpan.FromHours(-hours));
        // 08:00 of the same day: what came at the false 07:00 does not come again.
        await StepAsync(alfred, TimeSpan.FromHours(1.5));
        var afterFirstDay = await OccurrencesAsync(alfred);
        await StepAsync(alfred, TimeSpan.FromDays(1));

        Assert.Equal((hours == 1 ? 1 : 2, hours == 1 ? 2 : 3), (afterFirstDay, await OccurrencesAsync(alfred)));
    }

    [Fact]
    public async Task a_clock_that_is_set_back_over_the_due_time_brings_it_once()
    {
        await using var alfred = await WithGreetingsAsync(1, HalfPastSix);

        await StepAsync(alfred, TimeSpan.FromMinutes(40));
        await StepAsync(alfred, TimeSpan.FromHours(-1));
        await StepAsync(alfred, TimeSpan.FromHours(2));

        Assert.Equal(1, await OccurrencesAsync(alfred));
    }

    [Fact]
    public async Task ten_minutes_back_and_forth_while_five_hundred_are_due_bring_each_once()
    {
        await using var alfred = await WithGreetingsAsync(500, HalfPastSix);

        await Task.WhenAll(StepAsync(alfred, TimeSpan.FromMinutes(40)), SweepAsync(alfred), SweepAsync(alfred));
        await StepAsync(alfred, TimeSpan.FromMinutes(-10));
        await StepAsync(alfred, TimeSpan.FromMinutes(10));
        // Who meets somebody else at a conversation tries again a moment later, which this clock brings only when it is moved.
        await Eventually.IsTrueAsync(async () =>
        {
            alfred.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await SweepAsync(alfred);
            return alfred.Letters.Attempts.Count >= 500;
        });

        Assert.Equal(500, await OccurrencesAsync(alfred));
        Assert.Equal(500, alfred.Letters.Attempts.Select(letter => letter.Conversation).Distinct().Count());
        Assert.Equal(500, alfred.Letters.Attempts.Count);
    }

    [Fact]
    public async Task what_is_due_comes_within_seconds_also_when_the_minute_does_not_tick()
    {
        await using var alfred = await WithGreetingsAsync(1, HalfPastSix.AddMinutes(30).AddSeconds(-2));
        // The engine's reminder goes by the clock on the wall: set back, it is silent for an hour.
        alfred.Clock.Step(TimeSpan.FromHours(-1));
        alfred.Clock.Step(TimeSpan.FromHours(1));

        await alfred.FiveSecondsPassUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal(["good morning"], alfred.Letters.Texts);
    }

    [Theory]
    [InlineData("Europe/Madrid", "02:30")]
    [InlineData("Australia/Lord_Howe", "02:15")]
    public async Task in_a_simulated_leap_year_with_both_changes_of_the_clock_there_is_one_a_day(string zone, string at)
    {
        var first = new DateTimeOffset(2027, 12, 31, 23, 0, 0, TimeSpan.Zero);
        await using var alfred = await WithGreetingsAsync(1, first, zone, at);
        var schedules = alfred.Service<ScheduleStore>();

        for (var day = 0; day < 366; day++)
        {
            var due = new DateTimeOffset(await alfred.QueryAsync<DateTime>("select next_due from schedule"), TimeSpan.Zero);
            // Once too early, once in time, once again.
            await schedules.BringDueAsync(due.AddSeconds(-1), CancellationToken.None);
            await schedules.BringDueAsync(due, CancellationToken.None);
            await schedules.BringDueAsync(due, CancellationToken.None);
        }

        Assert.Equal(366, await OccurrencesAsync(alfred));
        Assert.Equal(366, await alfred.QueryAsync<int>(
            "select max(d) - min(d) + 1 from (select distinct right(delivery_key, 10)::date as d from inbox where channel = 'schedule') " +
            "days"));
    }

    private static async Task<TestInstance> WithGreetingsAsync(
        int count, DateTimeOffset now, DatabaseFixture databases, string zone = "Europe/Madrid", string at = "07:00")
    {
        var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), new TestClock(now));
        var due = ScheduleRule.Parse($"daily/1 from 2026-01-01 at {at}", zone, default)
            .FirstAfter(NodaTime.Instant.FromDateTimeOffset(now))!.Value.Due.ToDateTimeOffset();
        await alfred.QueryAsync<long>(
            """
            insert into schedule (conversation, name, channel, address, sender, action, rule, zone, next_due)
            select 'letters:p' || i, 'greeting', 'letters', 'p' || i, 'letters:p' || i, 'echo.greet',
                'daily/1 from 2026-01-01 at ' || $2, $3, $4
            from generate_series(1, $1) as i returning id
            """,
            count, at, zone, due);
        return alfred;
    }

    private Task<TestInstance> WithGreetingsAsync(int count, DateTimeOffset now, string zone = "Europe/Madrid", string at = "07:00") =>
        WithGreetingsAsync(count, now, databases, zone, at);

    /// <summary>Sets the clock, does what recovery does when it notices, and sweeps.</summary>
    private static async Task StepAsync(TestInstance alfred, TimeSpan by)
    {
        alfred.Clock.Step(by);
        if (by < TimeSpan.Zero)
            await alfred.Service<FutureTimestamps>().ClampAsync(alfred.Clock.GetUtcNow(), CancellationToken.None);
        await SweepAsync(alfred);
    }

    private static Task SweepAsync(TestInstance alfred) => alfred.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();

    private static Task<long> OccurrencesAsync(TestInstance alfred) =>
        alfred.QueryAsync<long>("select count(*) from inbox where channel = 'schedule'")!;
}

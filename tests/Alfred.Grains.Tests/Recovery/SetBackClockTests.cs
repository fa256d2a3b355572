using Alfred.Channels;
using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Recovery;

/// <summary>R19: a clock that is set back by an hour leaves nothing waiting for that hour to come again.</summary>
public sealed class SetBackClockTests(DatabaseFixture databases)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task a_failed_message_is_tried_again_in_seconds()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "fail now"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<int>("select attempts from inbox") == 1);

        alfred.Clock.Step(-Hour);
        var passed = await TimePassesUntilAsync(alfred, () => alfred.Letters.Attempts.Count == 1);

        Assert.InRange(passed, TimeSpan.Zero, Hour / 2);
    }

    [Theory]
    [InlineData(PauseScope.Message)]
    [InlineData(PauseScope.Channel)]
    public async Task a_send_waits_as_long_as_the_provider_asked_and_no_hour_longer(PauseScope scope)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Later("busy", TimeSpan.FromMinutes(10), scope));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "pending");

        alfred.Clock.Step(-Hour);
        var passed = await TimePassesUntilAsync(alfred, () => alfred.Letters.Attempts.Count == 2);

        Assert.InRange(passed, TimeSpan.FromMinutes(10), Hour / 2);
    }

    [Fact]
    public async Task a_send_that_waited_when_the_process_ended_goes_out_after_the_next_start()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TestInstance.StartAsync(database))
        {
            before.Letters.Next(new SendResult.Later("busy"));
            await before.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
            await before.Letters.WaitForAsync(1);
            await Eventually.IsTrueAsync(async () => await before.QueryAsync<string>("select state from outbox") == "pending");
        }

        await using var after = await TestInstance.StartAsync(database, new TestClock(new TestClock().GetUtcNow() - Hour));
        var passed = await TimePassesUntilAsync(after, () => after.Letters.Attempts.Count == 1);

        Assert.InRange(passed, TimeSpan.Zero, Hour / 2);
    }

    private static async Task<TimeSpan> TimePassesUntilAsync(TestInstance alfred, Func<bool> condition)
    {
        var since = alfred.Clock.GetTimestamp();
        await alfred.TimePassesUntilAsync(condition);
        return alfred.Clock.GetElapsedTime(since);
    }
}

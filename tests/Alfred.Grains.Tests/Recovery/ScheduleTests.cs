using Alfred.Recovery;
using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Recovery;

public sealed class ScheduleTests(DatabaseFixture databases)
{
    // Sunday noon UTC, 13:00 in Madrid.
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task what_is_set_in_chat_comes_at_its_local_time()
    {
        await using var alfred = await WithDailyGreetingAsync(await databases.CreateAsync(), "07:00");

        alfred.Clock.SetUtcNow(new(2026, 11, 23, 6, 0, 30, TimeSpan.Zero));
        await SweepAsync(alfred);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["set", "good morning"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task recovery_brings_it_without_anybody_asking()
    {
        await using var alfred = await WithDailyGreetingAsync(await databases.CreateAsync(), "13:02");

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.StartsWith("good morning", alfred.Letters.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task however_often_it_is_swept_it_comes_once_a_local_day()
    {
        await using var alfred = await WithDailyGreetingAsync(await databases.CreateAsync(), "07:00");

        alfred.Clock.SetUtcNow(new(2026, 11, 23, 6, 0, 30, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SweepAsync(alfred)));
        // The next day must not begin while the first greeting is still being written: it would call itself late.
        await alfred.Letters.WaitForAsync(2);
        alfred.Clock.SetUtcNow(new(2026, 11, 24, 6, 0, 30, TimeSpan.Zero));
        await SweepAsync(alfred);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(["set", "good morning", "good morning"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task the_schedule_of_a_removed_member_ends_without_a_word()
    {
        var database = await databases.CreateAsync();
        await using (await WithDailyGreetingAsync(database, "07:00"))
        {
            // And then MEMBERS names others.
        }

        await using var after = await TestInstance.StartAsync(
            database, new TestClock(new(2026, 11, 23, 6, 0, 30, TimeSpan.Zero)), allowUnknownSenders: false,
            members: [new("Eva", new("letters:eva"))]);
        await Eventually.IsTrueAsync(async () => await after.CountAsync("schedule") == 0);

        Assert.Empty(after.Letters.Attempts);
        Assert.Equal(0, await after.QueryAsync<long>("select count(*) from inbox where channel = 'schedule' and state <> 'done'"));
    }

    [Fact]
    public async Task one_that_was_missed_while_the_process_was_down_comes_late_and_says_so()
    {
        var database = await databases.CreateAsync();
        await using (await WithDailyGreetingAsync(database, "07:00"))
        {
            // Goes down before 07:00.
        }

        await using var after = await TestInstance.StartAsync(database, new TestClock(new(2026, 11, 23, 6, 10, 0, TimeSpan.Zero)));
        await after.Letters.WaitForAsync(1);

        Assert.Equal(["good morning (late)"], after.Letters.Texts);
    }

    [Fact]
    public async Task of_several_that_were_missed_only_the_last_one_comes()
    {
        var database = await databases.CreateAsync();
        await using (await WithDailyGreetingAsync(database, "07:00"))
        {
            // Goes down for five days.
        }

        await using var after = await TestInstance.StartAsync(database, new TestClock(Noon.AddDays(5)));
        await after.Letters.WaitForAsync(1);
        await SweepAsync(after);

        Assert.Equal(1, await after.QueryAsync<long>("select count(*) from inbox where channel = 'schedule'"));
        Assert.Equal(
            new DateTime(2026, 11, 28, 6, 0, 0, DateTimeKind.Utc), await after.QueryAsync<DateTime>("select next_due from schedule"));
    }

    [Fact]
    public async Task what_was_ended_in_chat_does_not_come_any_more()
    {
        await using var alfred = await WithDailyGreetingAsync(await databases.CreateAsync(), "07:00");
        await alfred.Inbox.AcceptAsync(Letters.Written("never", "never again"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        alfred.Clock.SetUtcNow(Noon.AddDays(1));
        await SweepAsync(alfred);

        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from inbox where channel = 'schedule'"));
    }

    [Fact]
    public async Task what_is_due_once_comes_once_with_what_it_was_given_and_its_schedule_ends()
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(Noon));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "later tea is ready"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        alfred.Clock.SetUtcNow(Noon.AddHours(1));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SweepAsync(alfred)));
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["noted", "tea is ready"], alfred.Letters.Texts);
        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from schedule"));
    }

    [Fact]
    public async Task what_was_due_once_while_the_process_was_down_for_a_month_still_comes()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TestInstance.StartAsync(database, new TestClock(Noon)))
        {
            await before.Inbox.AcceptAsync(Letters.Written("1", "later tea is ready"), CancellationToken.None);
            await before.Letters.WaitForAsync(1);
        }

        await using var after = await TestInstance.StartAsync(database, new TestClock(Noon.AddDays(30)));
        await after.Letters.WaitForAsync(1);

        Assert.Equal(["tea is ready"], after.Letters.Texts);
    }

    [Fact]
    public async Task what_another_member_is_told_reaches_them_where_they_wrote_alone()
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(Noon));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "tell dinner is ready", from: "ada"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        await SweepAsync(alfred);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(
            ["bob: hello", "ada: told", "bob: dinner is ready"],
            alfred.Letters.Attempts.Select(sent => $"{sent.To.Value}: {sent.Reply.Text}"));
    }

    [Fact]
    public async Task a_member_who_never_wrote_alone_is_not_told_in_a_group()
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(Noon));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello", from: "bob", chat: "family"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "tell a secret", from: "ada"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from schedule"));
    }

    [Fact]
    public async Task a_schedule_that_cannot_be_read_holds_up_no_other()
    {
        await using var alfred = await WithDailyGreetingAsync(await databases.CreateAsync(), "07:00");
        await alfred.QueryAsync<long>("""
            insert into schedule (conversation, name, channel, address, sender, action, rule, zone, next_due)
            values ('letters:bob', 'greeting', 'letters', 'bob', 'letters:bob', 'echo.greet', 'daily/1 from 2026-01-01 at 06:00',
                'Europe/Atlantis',
                '2026-11-22')
            returning id
            """);

        alfred.Clock.SetUtcNow(new(2026, 11, 23, 6, 0, 30, TimeSpan.Zero));
        await SweepAsync(alfred);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["set", "good morning"], alfred.Letters.Texts);
    }

    private static async Task<TestInstance> WithDailyGreetingAsync(string database, string at)
    {
        var alfred = await TestInstance.StartAsync(database, new TestClock(Noon));
        await alfred.Inbox.AcceptAsync(Letters.Written("daily", $"daily {at}"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        return alfred;
    }

    private static Task SweepAsync(TestInstance alfred) => alfred.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
}

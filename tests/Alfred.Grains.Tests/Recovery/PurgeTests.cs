using System.Diagnostics;
using Alfred.Recovery;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Recovery;

public sealed class PurgeTests(DatabaseFixture databases)
{
    private const int Portion = 250_000;

    [Theory]
    [InlineData("done", 8, 1)]
    [InlineData("done", 10, 0)]
    [InlineData("dead", 89, 1)]
    [InlineData("dead", 91, 0)]
    [InlineData("quarantined", 89, 1)]
    [InlineData("quarantined", 91, 0)]
    [InlineData("waiting", 400, 1)]
    public async Task a_message_is_kept_as_long_as_somebody_may_need_it(string state, int days, int left)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FillInboxAsync(alfred, 1, state, alfred.Clock.GetUtcNow().AddDays(-days));

        await alfred.Service<Purge>().RunAsync(CancellationToken.None);

        Assert.Equal((left, left), ((int)await alfred.CountAsync("inbox"), (int)await alfred.CountAsync("inbox_body")));
    }

    [Theory]
    [InlineData("sent", 0, 34, 1)]
    [InlineData("sent", 0, 36, 0)]
    [InlineData("sent", 3, 36, 0)]
    [InlineData("sent", 1, 89, 1)]
    [InlineData("sent", 1, 91, 0)]
    [InlineData("dead", 0, 89, 1)]
    [InlineData("dead", 0, 91, 0)]
    public async Task a_reply_is_kept_as_long_as_its_receipts_may_come_and_an_undelivered_one_longer(
        string state, int stage, int days, int left)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.QueryAsync<long>(
            """
            insert into outbox (inbox_id, conversation, channel, address, reply, state, stage, created_at, due_at, settled_at)
            values (1, 'letters:ada', 'letters', 'ada', '{"text":"hello"}', $1, $2, $3, $3, $3) returning id
            """,
            state, (short)stage, alfred.Clock.GetUtcNow().AddDays(-days));

        await alfred.Service<Purge>().RunAsync(CancellationToken.None);

        Assert.Equal(left, await alfred.CountAsync("outbox"));
    }

    [Fact]
    public async Task what_is_more_than_a_batch_goes_in_one_run()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FillInboxAsync(alfred, (2 * Purge.Batch) + 500, "done", alfred.Clock.GetUtcNow().AddDays(-10));

        var gone = await alfred.Service<Purge>().RunAsync(CancellationToken.None);

        Assert.Equal(
            (((2 * Purge.Batch) + 500, 0), 0L, 0L), (gone, await alfred.CountAsync("inbox"), await alfred.CountAsync("inbox_body")));
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task while_five_million_rows_are_worked_off_no_delivery_waits_for_a_second()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FillInboxAsync(alfred, 4_500_000, "done", alfred.Clock.GetUtcNow().AddDays(-1));
        await FillInboxAsync(alfred, 500_000, "done", alfred.Clock.GetUtcNow().AddDays(-10));

        var purging = alfred.Service<Purge>().RunAsync(CancellationToken.None);
        var (longest, deliveries) = (TimeSpan.Zero, 0);
        while (!purging.IsCompleted)
        {
            var began = Stopwatch.GetTimestamp();
            await alfred.Inbox.AcceptAsync(Letters.Written($"{deliveries++}", "say hello"), CancellationToken.None);
            longest = Stopwatch.GetElapsedTime(began) > longest ? Stopwatch.GetElapsedTime(began) : longest;
        }

        Assert.Equal((500_000, 0), await purging);
        Assert.True(deliveries > 10, $"only {deliveries} deliveries came while the rows went");
        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public Task a_body_that_is_delivered_again_after_seven_days_is_not_handled_again() => DeliverAgainAsync(100);

    [Fact]
    [Trait("Category", "Full")]
    public Task a_thousand_bodies_that_are_delivered_again_after_seven_days_are_not_handled_again() => DeliverAgainAsync(1_000);

    private async Task DeliverAgainAsync(int count)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var letters = Enumerable.Range(0, count).Select(i => Letters.Written($"{i}", $"say {i}", from: $"p{i % 50}")).ToArray();
        await Task.WhenAll(letters.Select(letter => alfred.Inbox.AcceptAsync(letter, CancellationToken.None)));
        await alfred.Letters.WaitForAsync(count);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == count);

        alfred.Clock.Step(TimeSpan.FromDays(7));
        await alfred.Service<Purge>().RunAsync(CancellationToken.None);
        var news = await Task.WhenAll(letters.Select(letter => alfred.Inbox.AcceptAsync(letter, CancellationToken.None)));

        Assert.Equal(0, news.Sum());
        Assert.Equal((count, count), ((int)await alfred.CountAsync("inbox"), (int)await alfred.CountAsync("outbox")));
    }

    private static async Task FillInboxAsync(TestInstance alfred, int count, string state, DateTimeOffset settledAt)
    {
        // In portions that end within a statement's time.
        for (var left = count; left > 0; left -= Math.Min(left, Portion))
            await FillPortionAsync(alfred, Math.Min(left, Portion), state, settledAt);
    }

    private static Task FillPortionAsync(TestInstance alfred, int count, string state, DateTimeOffset settledAt) => alfred.QueryAsync<long>(
        """
        with bodies as (
            insert into inbox_body (id, content_type, body, received_at) select gen_random_uuid(), 'application/json', '{}', $3
                from generate_series(1, $1)
            returning id
        )
        insert into inbox (delivery_key, body_id, ordinal, channel, conversation, received_at, state, settled_at)
        select 'letters:' || id, id, 0, 'letters', 'letters:ada', $3, $2, case when $2 = 'waiting' then null else $3 end
            from bodies returning id
        """,
        count, state, settledAt);
}

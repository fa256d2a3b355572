using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>R7: messages and receipts in any order.</summary>
public sealed class DisorderTests(DatabaseFixture databases)
{
    private static readonly DeliveryStage[] Stages = [
        DeliveryStage.Failed, DeliveryStage.Sent, DeliveryStage.Delivered, DeliveryStage.Read];

    [Fact]
    public Task in_any_order_nothing_is_stuck_and_the_sum_is_the_same() => ShuffleAsync(100);

    [Fact]
    [Trait("Category", "Full")]
    public Task in_any_order_of_a_thousand_conversations_nothing_is_stuck_and_the_sum_is_the_same() => ShuffleAsync(1_000);

    private async Task ShuffleAsync(int conversations)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var random = new Random(20261122);
        var letters = Enumerable.Range(0, conversations * 5)
            .Select(i => Letters.Written($"{i}", $"spend on {i}", chat: $"c{i % conversations}")).ToArray();
        random.Shuffle(letters);

        foreach (var some in letters.Chunk(64))
            await Task.WhenAll(some.Select(letter => alfred.Inbox.AcceptAsync(letter, CancellationToken.None)));
        await alfred.Letters.WaitForAsync(letters.Length);
        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'sent'") == letters.Length);
        // Of each reply some receipts, in any order: often "read" without "delivered".
        var sent = alfred.Letters.Attempts.Select(letter => letter.Id).ToArray();
        var told = sent.ToDictionary(id => id, _ => Stages.Where(_ => random.Next(2) == 0).ToArray());
        var receipts = told.SelectMany(pair => pair.Value.Select(stage => new Receipt($"letter-{pair.Key}", null, stage))).ToArray();
        random.Shuffle(receipts);
        foreach (var some in receipts.Chunk(50))
            await alfred.Inbox.AcceptAsync(Receipts(some), CancellationToken.None);

        Assert.Equal(letters.Length, await alfred.CountAsync("expn"));
        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from inbox where state <> 'done'"));
        Assert.Equal(
            told.Values.CountBy(stages => stages.DefaultIfEmpty(DeliveryStage.None).Max()).OrderBy(count => count.Key)
                .Select(count => $"{(int)count.Key}:{count.Value}"),
            (
                await alfred.QueryAsync<string>(
                    "select string_agg(stage || ':' || n, ' ' order by stage) from (select stage, count(*) as n from outbox group by " +
                    "stage) s"))!.Split(' '));
    }

    [Fact]
    public async Task in_whatever_order_receipts_come_the_stage_never_steps_back()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
        var row = alfred.Letters.Attempts[0].Id;

        foreach (var order in Orders())
        {
            await alfred.QueryAsync<short>("update outbox set stage = 0 returning stage");
            var best = DeliveryStage.None;
            foreach (var stage in order)
            {
                await alfred.Inbox.AcceptAsync(Receipts([new Receipt($"letter-{row}", null, stage)]), CancellationToken.None);
                best = stage > best ? stage : best;
                Assert.Equal((short)best, await alfred.QueryAsync<short>("select stage from outbox"));
            }
        }
    }

    /// <summary>All 24 of them.</summary>
    private static IEnumerable<DeliveryStage[]> Orders() =>
        from a in Stages from b in Stages from c in Stages from d in Stages
        let order = new[] { a, b, c, d }
        where order.Distinct().Count() == 4
        select order;

    private static Delivery Receipts(IEnumerable<Receipt> receipts) => new()
    {
        Channel = Letters.ChannelName,
        ContentType = "application/json",
        Body = "{}"u8.ToArray(),
        Receipts = [.. receipts],
    };
}

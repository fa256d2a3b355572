using Alfred.Tests.Instances;

namespace Alfred.Tests.Members;

public sealed class SenderLimitTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_comes_beyond_the_limit_is_not_run_told_once_and_kept_for_the_operator()
    {
        await using var alfred = await TestInstance.StartAsync(databases, senderLimit: 3);

        // One person in two conversations.
        for (var i = 0; i < 8; i++)
            await alfred.Inbox.AcceptAsync(
                Letters.Written($"{i}", $"add item{i}", chat: i % 2 == 0 ? "ada" : "family"), CancellationToken.None);
        await SettledAsync(alfred, 8);
        await alfred.Letters.WaitForAsync(4);

        Assert.Equal(3, (await alfred.GroceriesAsync()).Count);
        Assert.Equal(4, await alfred.CountAsync("outbox"));
        Assert.Single(alfred.Letters.Texts, text => text.Contains("more than 3 messages", StringComparison.Ordinal));
        Assert.Equal(
            5, await alfred.QueryAsync<long>("select count(*) from inbox where state = 'dead' and last_error like '%SENDER_LIMIT%'"));
    }

    [Fact]
    public async Task other_people_are_not_concerned_and_the_same_person_is_heard_again_a_minute_later()
    {
        await using var alfred = await TestInstance.StartAsync(databases, senderLimit: 1);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add eggs"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "add bread", from: "bob"), CancellationToken.None);
        await SettledAsync(alfred, 3);
        alfred.Clock.Advance(TimeSpan.FromMinutes(1));
        await alfred.Inbox.AcceptAsync(Letters.Written("4", "add rice"), CancellationToken.None);
        await SettledAsync(alfred, 4);

        Assert.Equal(["bread", "milk", "rice"], (await alfred.GroceriesAsync()).Order(StringComparer.Ordinal));
    }

    private static Task SettledAsync(TestInstance alfred, int count) =>
        Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<long>("select count(*) from inbox where state in ('done', 'dead')") == count);
}

using Alfred.Channels;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Outbox;

/// <summary>A process that stood still in the middle of a send goes on when another one has taken its place.</summary>
public sealed class LateSendTests(DatabaseFixture databases)
{
    [Theory]
    [MemberData(nameof(LateEnds))]
    public async Task what_comes_of_a_send_of_a_replaced_process_does_not_touch_the_owners_send(SendResult late)
    {
        var database = await databases.CreateAsync();
        var (first, second) = (new TaskCompletionSource<SendResult>(), new TaskCompletionSource<SendResult>());
        await using var before = await TestInstance.StartAsync(database);
        before.Letters.Next(_ => first.Task);
        await before.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await before.Letters.WaitForAsync(1);
        await using var after = await TestInstance.StartAsync(database);
        after.Letters.Next(_ => second.Task);
        await after.TimePassesUntilAsync(() => after.Letters.Attempts.Count == 1);

        first.SetResult(late);
        // The worker of a replaced process ends when nothing of it is on its way any more.
        await before.DisposeAsync();

        Assert.Equal("sending", await after.QueryAsync<string>("select state from outbox"));
        second.SetResult(new SendResult.Sent("theirs"));
        await Eventually.IsTrueAsync(
            async () => await after.QueryAsync<string>("select state || ' ' || provider_id from outbox") == "sent theirs");
    }

    public static TheoryData<SendResult> LateEnds =>
    [
        new SendResult.Refused("too late"),
        new SendResult.Later("too late"),
        new SendResult.Held("too late"),
        new SendResult.Unknown("too late"),
    ];
}

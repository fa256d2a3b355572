using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Keys;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

public sealed class PendingMessagesTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_message_that_lies_in_memory_and_was_read_as_well_is_given_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var fresh = new InboxHandoffCache();
        var waiting = new PendingMessages(alfred.KeyOf("letters:ada"), alfred.Service<InboxStore>(), fresh);
        await StoreAsync(alfred, fresh, "1");
        Assert.NotNull(await waiting.PeekAsync(CancellationToken.None));
        // Both behind it are in memory, and a doubt has them read at the same time.
        await StoreAsync(alfred, fresh, "2");
        await StoreAsync(alfred, fresh, "3");
        waiting.Invalidate();
        Assert.Equal(2, (await waiting.NewBehindAsync(CancellationToken.None)).Count);
        for (var taken = 0; taken < 3; taken++)
        {
            Assert.NotNull(await waiting.PeekAsync(CancellationToken.None));
            waiting.Take();
        }

        await alfred.QueryAsync<long>(
            "with done as (update inbox set state = 'done', settled_at = received_at returning 1) select count(*) from done");

        Assert.Null(await waiting.PeekAsync(CancellationToken.None));
    }

    // Beside the inbox, so that no conversation is woken.
    private static async Task StoreAsync(TestInstance alfred, InboxHandoffCache fresh, string id)
    {
        var now = alfred.Clock.GetUtcNow();
        var accepted = new AcceptedDelivery(Letters.Written(id, $"say {id}"), Guid.CreateVersion7(now), now);
        foreach (
            var stored in (
                await new InboxInsert(alfred.Database, alfred.Service<KeySecret>())
                    .WriteAsync([accepted], now, CancellationToken.None)).Messages)
            fresh.Put(stored);
    }
}

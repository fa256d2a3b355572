using Alfred.Tests.Instances;

namespace Alfred.Tests.Outbox;

public sealed class UnreadableReplyTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_reply_that_cannot_be_read_is_a_dead_letter_and_holds_up_no_other()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TestInstance.StartAsync(database))
        {
            await before.QueryAsync<long>("""
                insert into outbox (inbox_id, conversation, channel, address, reply, created_at, due_at)
                values (1, 'letters:ada', 'letters', 'ada', '{"text":["a newer version wrote this"]}', now(), '2026-01-01'),
                       (2, 'letters:ada', 'letters', 'ada', '{"text":"hello"}', now(), '2026-01-01')
                returning id
                """);
        }

        await using var after = await TestInstance.StartAsync(database);
        await after.TimePassesUntilAsync(() => after.Letters.Attempts.Count == 1);

        Assert.Equal(["hello"], after.Letters.Texts);
        Assert.Equal("its row cannot be read", await after.QueryAsync<string>("select last_error from outbox where state = 'dead'"));
    }
}

using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Inbox;

public sealed class OpaqueKeyTests(DatabaseFixture databases)
{
    [Fact]
    public async Task every_table_knows_a_conversation_by_its_key_and_one_row_knows_the_address()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = alfred.KeyOf("letters:ada");

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add eggs"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.True(key.IsOpaque);
        Assert.Equal(
            $"{key.Value} letters:ada", await alfred.QueryAsync<string>("select string_agg(id || ' ' || address, ',') from conversation"));
        foreach (var table in new[] { "inbox", "outbox", "journal" })
            Assert.Equal(key.Value, await alfred.QueryAsync<string>($"select string_agg(distinct conversation, ',') from {table}"));
        Assert.All(alfred.Letters.Attempts, message => Assert.Equal(key, message.Conversation));
    }

    [Fact]
    public async Task a_conversation_whose_row_holds_only_the_address_remembers_nothing()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.QueryAsync<object>(
            "insert into conversation (id, address, updated_at) values ($1, 'letters:ada', now())", alfred.KeyOf("letters:ada").Value);

        Assert.Same(
            ConversationMemory.Empty,
            (await alfred.Service<ConversationStore>().RecallAsync(alfred.KeyOf("letters:ada"), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task a_conversation_keeps_its_key_over_a_restart_and_has_another_in_each_instance()
    {
        var database = await databases.CreateAsync();
        ConversationId key;
        await using (var first = await TestInstance.StartAsync(database))
            key = first.KeyOf("letters:ada");
        await using (var restarted = await TestInstance.StartAsync(database))
            Assert.Equal(key, restarted.KeyOf("letters:ada"));

        await using var other = await TestInstance.StartAsync(databases);
        Assert.NotEqual(key, other.KeyOf("letters:ada"));
    }
}

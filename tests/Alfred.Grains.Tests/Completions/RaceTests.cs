using Alfred.Completions;
using Alfred.Inbox;
using Alfred.Keys;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Completions;

public sealed class RaceTests(DatabaseFixture databases)
{
    /// <summary>R8: two activations of a conversation at once, as after a failure of the engine, finish the same message.</summary>
    [Fact]
    public async Task of_two_writers_who_complete_the_same_message_one_wins_a_thousand_times()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var now = alfred.Clock.GetUtcNow();
        var letters = Enumerable.Range(0, 1_000)
            .Select(i => new AcceptedDelivery(Letters.Written($"{i}", "say hello", chat: $"c{i}"), Guid.CreateVersion7(now), now))
            .ToArray();
        // Nobody is told: only the two writers below know of them.
        await new InboxInsert(alfred.Database, alfred.Service<KeySecret>()).WriteAsync(letters, now, CancellationToken.None);
        var first = await alfred.QueryAsync<long>("select min(id) from inbox");
        var rows = Enumerable.Range(0, letters.Length).Select(i => Row(first + i, now)).ToArray();
        CompletionWriter[] writers = [alfred.Service<CompletionWriter>(), Writer(alfred)];

        var wins = await Task.WhenAll(rows.Select(row => Task.WhenAll(writers.Select(writer => writer.CompleteAsync(Of(row))))));

        Assert.All(wins, pair => Assert.Single(pair, won => won is not null));
        Assert.Equal(1_000, await alfred.CountAsync("outbox"));
    }

    /// <summary>The same within one process, where both finish in one batch.</summary>
    [Fact]
    public async Task of_two_who_complete_the_same_message_in_one_batch_one_wins()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var now = alfred.Clock.GetUtcNow();
        var letters = Enumerable.Range(0, 60)
            .Select(i => new AcceptedDelivery(Letters.Written($"{i}", "say hello", chat: $"c{i}"), Guid.CreateVersion7(now), now))
            .ToArray();
        await new InboxInsert(alfred.Database, alfred.Service<KeySecret>()).WriteAsync(letters, now, CancellationToken.None);
        var first = await alfred.QueryAsync<long>("select min(id) from inbox");
        var writer = alfred.Service<CompletionWriter>();

        var wins = await Task.WhenAll(Enumerable.Range(0, letters.Length).Select(i => Row(first + i, now)).Select(row =>
            Task.WhenAll(writer.CompleteAsync(Of(row)), writer.CompleteAsync(Of(row)))));

        Assert.All(wins, pair => Assert.Single(pair, won => won is not null));
        Assert.Equal(60, await alfred.CountAsync("outbox"));
    }

    private static CompletionWriter Writer(TestInstance alfred) => new(alfred.Database, alfred.Clock);

    private static StoredMessage Row(long id, DateTimeOffset now) => new()
    {
        Id = id,
        Key = new($"letters:{id}"),
        Channel = Letters.ChannelName,
        Conversation = new("letters:ada"),
        Ordinal = 0,
        ContentType = "application/json",
        Body = default,
        ReceivedAt = now,
        DueAt = DateTimeOffset.MinValue,
    };

    private static Completion Of(StoredMessage row) =>
        new() { Message = row, MemoryVersion = 0, Answer = new(row.Channel, new("ada"), new("hello"), IsInline: false, HeardAt: null) };
}

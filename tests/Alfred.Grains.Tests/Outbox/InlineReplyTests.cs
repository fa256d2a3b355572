using Alfred.Inbox;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.Outbox;

public sealed class InlineReplyTests(DatabaseFixture databases)
{
    private static readonly TimeSpan AsTheGatewayWaits = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task a_response_does_not_wait_for_a_database_that_hangs()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say pong", isInline: true), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.CountAsync("outbox") == 1);
        await using var connection = await alfred.Database.OpenConnectionAsync();
        await using var hang = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("select from outbox for update", connection, hang))
            await command.ExecuteNonQueryAsync();

        var taking = alfred.Service<IInlineReplies>()
            .TakeAsync(new("letters:ada"), new("letters:1"), AsTheGatewayWaits, CancellationToken.None);
        var longest = AsTheGatewayWaits + TimeSpan.FromSeconds(0.5);
        await alfred.Clock.TimerDueInAsync(longest, Limits.Patience);
        alfred.Clock.Advance(longest);

        Assert.Null(await taking.WaitAsync(Limits.Patience));
    }
}

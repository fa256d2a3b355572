using Alfred.Channels;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.Outbox;

public sealed class EndOfProcessTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_left_while_the_process_ends_is_noted_although_every_connection_is_dead()
    {
        var database = await databases.CreateAsync();
        await using var other = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        var leaving = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var alfred = await TestInstance.StartAsync(database);
        alfred.Letters.Next(_ => leaving.Task);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await FillPoolAsync(alfred.Database);

        var ending = alfred.DisposeAsync().AsTask();
        await RunAsync(
            other, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        leaving.SetResult(new SendResult.Sent("theirs"));
        await ending.WaitAsync(Limits.Patience);

        Assert.Equal("sent theirs", await RunAsync(other, "select state || ' ' || provider_id from outbox"));
    }

    private static async Task FillPoolAsync(NpgsqlDataSource database)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.OpenConnectionAsync().AsTask()));
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    private static async Task<object?> RunAsync(NpgsqlDataSource database, string sql)
    {
#pragma warning disable CA2100 // Texts of this test.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}

using System.Diagnostics;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Faults.Dependencies;

/// <summary>
/// Somebody holds the grains' table for longer than the tries of a message take: an operator's maintenance, a forgotten transaction. The
/// database is there and keeps notes of everything else.
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class PostgresLockTests
{
    // Five tries that count, each as long as Orleans waits, and the pauses between them.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(3.5);

    [Fact]
    [Trait("Category", "Full")]
    public async Task messages_wait_for_a_locked_table_and_are_not_given_up()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        await home.AskAlfredAsync("add milk");
        await using var other = new NpgsqlConnection(home.Database);
        await other.OpenAsync();
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("lock table orleansstorage in access exclusive mode", other, transaction);
            await hold.ExecuteNonQueryAsync();
            await home.SayAsync("add eggs");
            await home.SayAsync("list", from: "34600111333");
            var since = Stopwatch.GetTimestamp();
            await Eventually.GetAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(since)), elapsed => elapsed >= Hold, Hold * 2);
            Assert.Equal(0L, await home.AskAsync<long>("select count(*) from inbox where attempts > 0"));
        }

        await Eventually.EqualsAsync(3L, () => home.AskAsync<long>("select count(*) from inbox where state = 'done'"), Limits.Reconciled);
        Assert.Equal(["milk", "eggs"], await home.ItemsAsync());
    }
}

using Alfred.EndToEnd.Instances;
using Alfred.EndToEnd.Loads;
using Alfred.Testing;

namespace Alfred.EndToEnd.Dependencies;

[Trait("Category", "HomeOnly")]
public sealed class PostgresCrashTests
{
    [Fact]
    public async Task a_crash_of_postgres_under_load_is_outlived_without_loss()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var load = new GroceryLoad(home, messages: 100, people: 10);
        var delivering = load.RunAsync(TimeSpan.FromMilliseconds(40), TestContext.Current.CancellationToken);

        await load.AcknowledgedAsync(30);
        Assert.False(delivering.IsCompleted);
        await postgres.RestartAsync();

        await delivering;
        var ledger = await Ledger.DrawUpAsync(home, load);
        TestContext.Current.TestOutputHelper?.WriteLine($$"""{"repeatedDeliveries":{{load.Repeated}},"ledger":{{ledger}}}""");
        Assert.True(home.Process.IsRunning);
        ledger.Balances();
        Assert.Equal(0, ledger.ExtraSends);
        await Health.ProveAsync(home);
    }
}

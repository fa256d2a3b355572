using Alfred.EndToEnd.Instances;
using Alfred.EndToEnd.Loads;

namespace Alfred.EndToEnd.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class StopUnderLoadTests(SharedPostgres postgres)
{
    [Fact]
    public async Task a_stop_under_load_ends_in_order_and_loses_nothing()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var load = new GroceryLoad(home, messages: 100, people: 10);
        var delivering = load.RunAsync(TimeSpan.FromMilliseconds(30), TestContext.Current.CancellationToken);

        await load.AcknowledgedAsync(30);
        Assert.False(delivering.IsCompleted);
        Assert.Equal(0, await home.Process.StopAsync());
        await home.StartAsync();

        await delivering;
        var ledger = await Ledger.DrawUpAsync(home, load);
        TestContext.Current.TestOutputHelper?.WriteLine($"{ledger}");
        ledger.Balances();
        // What was leaving was let go: nothing is uncertain after an end in order.
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
        await Health.ProveAsync(home);
    }
}

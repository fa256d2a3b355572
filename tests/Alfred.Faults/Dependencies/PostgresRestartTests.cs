using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Dependencies;

[Trait("Category", "HomeOnly")]
public sealed class PostgresRestartTests
{
    [Fact]
    public Task a_crash_of_postgres_under_load_is_outlived_without_loss() =>
        RestartAsync(new(Messages: 90, People: 10, TimeSpan.FromMilliseconds(40)), restarts: 1);

    [Fact]
    [Trait("Category", "Full")]
    public Task three_crashes_of_postgres_under_load_are_outlived_without_loss() =>
        RestartAsync(new(Messages: 1_000, People: 50, TimeSpan.FromMilliseconds(40)), restarts: 3);

    [Fact]
    public Task connections_that_the_server_ends_are_noticed_by_no_provider() =>
        TerminateAsync(new(Messages: 90, People: 10, TimeSpan.FromMilliseconds(40)), times: 5);

    [Fact]
    [Trait("Category", "Full")]
    public Task connections_that_the_server_ends_a_hundred_times_are_noticed_by_no_provider() =>
        TerminateAsync(new(Messages: 1_000, People: 50, TimeSpan.FromMilliseconds(40)), times: 100);

    private static async Task RestartAsync(LoadShape shape, int restarts)
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        var process = run.Home.Process.Id;
        run.Begin(shape);
        for (var restart = 1; restart <= restarts; restart++)
        {
            await run.Load.AcknowledgedAsync(restart * shape.Messages / (restarts + 1));
            Assert.True(run.IsUnderLoad);
            await postgres.RestartAsync();
            run.Happened("crash and restart of Postgres");
        }

        await run.DrainAsync();
        Assert.Equal((true, process), (run.Home.Process.IsRunning, run.Home.Process.Id));
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
    }

    private static async Task TerminateAsync(LoadShape shape, int times)
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        run.Begin(shape);
        for (var time = 1; time <= times; time++)
        {
            await run.Load.AcknowledgedAsync(time * shape.Messages / (times + 1));
            Assert.True(run.IsUnderLoad);
            // The ones before may have left none for the moment.
            var ended = await Eventually.GetAsync(
                () => PostgresServer.TerminateBackendsAsync(run.Home.Database), static ended => ended > 0);
            run.Happened($"{ended} connections ended");
        }

        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
        Assert.Equal(0, run.Load.Repeated);
    }
}

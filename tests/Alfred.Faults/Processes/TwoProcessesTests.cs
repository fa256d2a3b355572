using System.Net;
using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Processes;

/// <summary>
/// Two processes of one instance, as during a deploy: both get deliveries, one owns. Both are of this build; an older one cannot be made here.
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class TwoProcessesTests(SharedPostgres postgres)
{
    [Fact]
    public Task two_processes_at_once_lose_and_double_nothing() => RunAsync(new(Messages: 150, People: 15, TimeSpan.FromMilliseconds(100)), takeOvers: 2);

    [Fact]
    [Trait("Category", "Full")]
    public Task two_minutes_of_two_processes_lose_and_double_nothing() => RunAsync(new(Messages: 1_200, People: 50, TimeSpan.FromMilliseconds(100)), takeOvers: 6);

    private async Task RunAsync(LoadShape shape, int takeOvers)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        var port = FreePort.TakeLasting();
        using var other = LocalClient.To(port, TimeSpan.FromSeconds(10));
        var deliveries = 0;
        Task<HttpStatusCode> DeliverToEither(byte[] body) =>
            Interlocked.Increment(ref deliveries) % 2 == 0 ? run.Home.DeliverAsync(body) : HomeInstance.DeliverAsync(body, other);
        run.Home.ReportStatuses(DeliverToEither);

        var second = await run.Home.StartBesideAsync(port);
        try
        {
            run.Happened("a second process takes over");
            run.Begin(shape, DeliverToEither);
            for (var takeOver = 1; takeOver < takeOvers; takeOver++)
            {
                await run.Load.AcknowledgedAsync(takeOver * shape.Messages / takeOvers);
                Assert.True(run.IsUnderLoad);
                // Whichever starts next owns next; the other one goes on as the one that does not.
                if (takeOver % 2 == 1)
                {
                    await run.StopAndStartAsync();
                    continue;
                }

                Assert.Equal(0, await second.StopAsync());
                await second.DisposeAsync();
                second = await run.Home.StartBesideAsync(port);
                run.Happened("the second process starts again");
            }

            await run.DrainAsync();
            Assert.True(run.Home.Process.IsRunning && second.IsRunning);
            Assert.Equal(0, await second.StopAsync());
        }
        finally
        {
            await second.DisposeAsync();
        }

        await run.StopAndStartAsync();
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
    }
}

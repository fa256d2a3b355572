using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alfred.Tests.Recovery;

public sealed class StartupRecoveryTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_second_process_that_cannot_start_takes_nothing_away_from_the_first()
    {
        var database = await databases.CreateAsync();
        await using var running = await TestInstance.StartAsync(database);

        await Assert.ThrowsAsync<IOException>(() =>
            TestInstance.StartAsync(database, more: services => services.AddHostedService<ListenerWithoutPort>()));
        await running.Inbox.AcceptAsync(Letters.Written("1", "say still here"), CancellationToken.None);
        await running.Letters.WaitForAsync(1);

        Assert.Equal(["still here"], running.Letters.Texts);
    }

    /// <summary>Starts last, as the web server does, and finds its port in use.</summary>
    private sealed class ListenerWithoutPort : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new IOException("address already in use");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

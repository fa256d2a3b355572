using Microsoft.Extensions.Hosting;

namespace Alfred.Keys;

/// <summary>Reads the instance's secret before anything is started that could make a key: the silo, the listener.</summary>
internal sealed class KeySecretReader(KeySecret secret, NpgsqlDataSource database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => secret.ReadAsync(database, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Alfred.Expenses;
using Alfred.Interpretation;
using Alfred.Keys;
using Alfred.ReadModels;
using Alfred.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alfred.Hosting;

/// <summary>
/// What a process does at its start: read the instance's secret before anything can make a key (the silo, the listener), compile the
/// grammar beside the silo's start, open the ledger before anything is said to it, and when everything has started take up whatever waits
/// and write the read models anew.
/// </summary>
internal sealed partial class AlfredStartup(
    KeySecret secret, NpgsqlDataSource database, IServiceProvider services, IGrainFactory grains, IReadModel readModel,
    ReadModelRebuild rebuild, Instance instance, TimeProvider clock, ILogger<AlfredStartup> log) : IHostedLifecycleService
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Task _compiled = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await secret.ReadAsync(database, cancellationToken);
        // Made on first use, everything that wakes a conversation would wait for the first message to make it: on a busy machine for
        // seconds, in which webhooks are refused. A phrase that contradicts its action fails the start.
        _compiled = Task.Run(services.GetRequiredService<Grammar>, CancellationToken.None);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _compiled.WaitAsync(cancellationToken);
        // What an older version noted under names goes to whoever has them now, before anybody can take one.
        if (instance.Kind == InstanceKind.Biz)
            await TryAsync(() => grains.GetGrain<IExpenseGrain>(IExpenseGrain.DefaultKey).PolicyAsync(), cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(() => grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).StartAsync(), cancellationToken);
            if (readModel is RedisReadModel redis)
                redis.Stale += () => _ = rebuild.RunAsync();
            await rebuild.RunAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it was up: what waits is the next process's.
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // In a cluster the grain may live in a silo that is just leaving: the call fails, or is never answered, and finds the grain elsewhere a
    // moment later. A process that is told to stop meanwhile does not wait for it.
    private async Task TryAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        for (var left = MaxTries; left > 0; left--)
        {
            try
            {
                await call().WaitAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(log, exception);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(500, LogLevel.Warning, "A grain did not answer at the start; it is asked again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

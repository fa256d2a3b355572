using Alfred.Outbox;
using Alfred.Ownership;
using Alfred.ReadModels;
using Alfred.Schedules;
using Alfred.Timekeeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Hosting;

/// <summary>
/// What a process does before anything else: become the owner, mark what an earlier one left in the middle of sending, and let the scheduler
/// pick up every unfinished row. Only when everything else has started: a process that cannot (its port is in use) must not have taken the
/// instance away from the one that runs.
/// </summary>
internal sealed partial class StartOfWork(
    Owner owner, OwnershipTaken taken, OutboxStore outbox, WaitingTimes times, IGrainFactory grains, IReadModel readModel, ReadModelRebuild rebuild, TimeProvider clock,
    ILogger<StartOfWork> log) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await owner.TakeOverAsync(cancellationToken);
        var uncertain = await outbox.RecoverAsync(clock.GetUtcNow() + Settlement.NewsPatience, cancellationToken);
        if (uncertain > 0)
            LogUncertain(log, uncertain);
        await times.BringBackAsync(clock.GetUtcNow(), cancellationToken);
        taken.Set();
        await grains.GetGrain<ISchedulerGrain>(ISchedulerGrain.Key).StartAsync();
        if (readModel is RedisReadModel redis)
            redis.Stale += () => _ = RebuildAsync();
        await rebuild.RunAsync();
    }

    // A process that was replaced knows only what was true then.
    private async Task RebuildAsync()
    {
        if (!owner.IsReplaced)
            await rebuild.RunAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(500, LogLevel.Warning, "{Count} messages were being sent when the process before this one ended; they wait for news, then go out once more")]
    private static partial void LogUncertain(ILogger logger, int count);
}

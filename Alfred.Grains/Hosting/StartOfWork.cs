using Alfred.Outbox;
using Alfred.Ownership;
using Alfred.ReadModels;
using Alfred.Schedules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Hosting;

/// <summary>
/// What a process does before anything else: become the owner, mark what an earlier one left in the middle of sending, and let the scheduler
/// pick up every unfinished row. Registered behind the silo, so that grains can be called.
/// </summary>
internal sealed partial class StartOfWork(
    Owner owner, OwnershipTaken taken, OutboxStore outbox, IGrainFactory grains, IReadModel readModel, ReadModelRebuild rebuild, TimeProvider clock,
    ILogger<StartOfWork> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await owner.TakeOverAsync(cancellationToken);
        var uncertain = await outbox.RecoverAsync(clock.GetUtcNow() + Settlement.NewsPatience, cancellationToken);
        if (uncertain > 0)
            LogUncertain(log, uncertain);
        taken.Set();
        await grains.GetGrain<ISchedulerGrain>(ISchedulerGrain.Key).StartAsync();
        if (readModel is RedisReadModel redis)
            redis.Stale += () => _ = rebuild.RunAsync();
        await rebuild.RunAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(500, LogLevel.Warning, "{Count} messages were being sent when the process before this one ended; they wait for news, then go out once more")]
    private static partial void LogUncertain(ILogger logger, int count);
}

using Alfred.Conversations;
using Alfred.Database;
using Alfred.DeadLetters;
using Alfred.Outbox;
using Alfred.Schedules;
using Alfred.Timekeeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Ownership;

/// <summary>
/// What the owner looks after every few seconds: that it still is the owner, that the clock was not set back, and that nothing waits that nobody was
/// told of. Polled, as notifications of the database do not pass transaction poolers.
/// </summary>
internal sealed partial class OwnershipWatch(
    Owner owner, OwnershipTaken taken, UnattendedWork work, WaitingTimes times, Quarantine quarantine, IGrainFactory grains, OutboxSignal outbox, TimeProvider clock,
    ILogger<OwnershipWatch> log) : BackgroundService
{
    /// <summary>Shorter than <see cref="Owner.Freshness"/>, so that in ordinary times nobody else has to ask.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ClockSteps _steps = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await taken.WaitAsync(stoppingToken);
            while (await LookAsync(stoppingToken))
                await Task.Delay(Interval, clock, stoppingToken);
            LogReplaced(log);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop.
        }
    }

    /// <returns>False once another process owns the instance.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await owner.VerifyAsync(cancellationToken))
                return false;
            await FollowClockAsync(cancellationToken);
            await AttendAsync(await work.FindAsync(clock.GetUtcNow(), cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // Boundary: without it the host would stop. The next look comes in any case; nothing was changed half.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The outbound worker speaks for a database that is away.
            if (!DatabaseFaults.IsInfrastructure(exception))
                LogFailed(log, (int)Interval.TotalSeconds, exception);
        }

        return true;
    }

    private async Task FollowClockAsync(CancellationToken cancellationToken)
    {
        if (_steps.TakeSetBack() is not { } by)
            return;
        await times.BringBackAsync(clock.GetUtcNow(), cancellationToken);
        LogSetBack(log, (int)by.TotalSeconds);
    }

    private async Task AttendAsync(UnattendedWork.Found found, CancellationToken cancellationToken)
    {
        foreach (var conversation in found.Conversations)
            _ = grains.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        if (found.HasSends)
            outbox.Set();
        if (found.HasSchedules)
            await grains.GetGrain<ISchedulerGrain>(ISchedulerGrain.Key).SweepAsync();
        if (found.HasBodies)
            await quarantine.ReadAgainAsync(cancellationToken);
    }
}

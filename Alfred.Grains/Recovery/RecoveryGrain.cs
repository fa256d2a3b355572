using Alfred.Conversations;
using Alfred.DeadLetters;
using Alfred.Outbox;

namespace Alfred.Recovery;

/// <summary>
/// The one place that polls, as notifications of the database do not pass transaction poolers. Changes nothing by itself that a conditional
/// write does not decide, so that two of it may run.
/// </summary>
[GrainType("recovery")]
internal sealed partial class RecoveryGrain(
    PendingWork work, ScheduleStore schedules, OutboxStore outbox, FutureTimestamps times, Quarantine quarantine, Purge purge,
    TimeProvider clock, ILogger<RecoveryGrain> log)
    : Grain, IRecoveryGrain, IRemindable
{
    /// <summary>How often it looks: what is due comes within this time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const string ReminderName = "minute";

    private static readonly TimeSpan HeldInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromMinutes(10);

    private readonly ClockRollbackDetector _clockRollback = new(clock);
    private readonly Periodic _held = new(HeldInterval, clock);
    private readonly Periodic _purge = new(PurgeInterval, clock);
    private Task _purging = Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            _ => SweepAsync(), new GrainTimerCreationOptions(Interval, Interval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task StartAsync()
    {
        // Orleans allows no shorter period than a minute.
        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await times.ClampAsync(clock.GetUtcNow(), CancellationToken.None);
        await SweepAsync(isStart: true);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => SweepAsync();

    public async Task<int> SweepAsync()
    {
        try
        {
            return await SweepAsync(isStart: false);
        }
#pragma warning disable CA1031 // Boundary: the next look comes in any case; nothing was changed half.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(log, (int)Interval.TotalSeconds, exception);
            return 0;
        }
    }

    private async Task<int> SweepAsync(bool isStart)
    {
        var now = clock.GetUtcNow();
        if (_clockRollback.TakeRollback() is { } by)
        {
            await times.ClampAsync(now, CancellationToken.None);
            LogRollback(log, (int)by.TotalSeconds);
        }

        var found = await work.FindAsync(now, isStart, CancellationToken.None);
        Wake(found);
        if (found.HasHeld && _held.IsDue())
            Wake(await outbox.MaintainHeldAsync(now, conversation: null, CancellationToken.None));
        if (found.HasBodies)
            await quarantine.ReadAgainAsync(CancellationToken.None);
        // Beside everything else: millions of old rows must not hold up a schedule.
        if (_purging.IsCompleted && _purge.IsDue())
            _purging = PurgeAsync();
        return found.HasSchedules ? await BringDueAsync() : 0;
    }

    private async Task<int> BringDueAsync()
    {
        var brought = 0;
        while (await schedules.BringDueAsync(clock.GetUtcNow(), CancellationToken.None) is { Count: > 0 } conversations)
        {
            brought += conversations.Count;
            foreach (var conversation in conversations)
                _ = GrainFactory.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        }

        return brought;
    }

    private void Wake(PendingWork.Found found)
    {
        foreach (var conversation in found.Conversations)
            _ = GrainFactory.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        Wake(found.Outboxes);
    }

    private void Wake(IEnumerable<ConversationId> outboxes)
    {
        foreach (var conversation in outboxes)
            _ = GrainFactory.GetGrain<IOutboxGrain>(conversation.Value).WakeAsync();
    }

    private async Task PurgeAsync()
    {
        await LeaveOldAsync(() => GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).EraseAsync());
        await LeaveOldAsync(() => purge.RunAsync(CancellationToken.None));
    }

    private async Task LeaveOldAsync(Func<Task> forget)
    {
        try
        {
            await forget();
        }
#pragma warning disable CA1031 // Boundary: what is old stays until the next round.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotPurged(log, exception);
        }
    }

    [LoggerMessage(401, LogLevel.Warning, "The clock was set back by {Seconds} s: what waits for a later moment was moved with it")]
    private static partial void LogRollback(ILogger logger, int seconds);

    [LoggerMessage(402, LogLevel.Error,
        "Recovery sweep failed: what nobody was told of waits in the database; it is tried again in {Seconds} s")]
    private static partial void LogFailed(ILogger logger, int seconds, Exception exception);

    [LoggerMessage(403, LogLevel.Error, "What is old could not be deleted; it is tried again in ten minutes")]
    private static partial void LogNotPurged(ILogger logger, Exception exception);
}

/// <summary>What is done at most once in a while, by the monotonic clock. Due at once at first.</summary>
internal sealed class Periodic(TimeSpan interval, TimeProvider clock)
{
    private long? _doneAt;

    /// <summary>Whether it is time; saying so counts as having done it.</summary>
    public bool IsDue()
    {
        if (_doneAt is { } at && clock.GetElapsedTime(at) < interval)
            return false;
        _doneAt = clock.GetTimestamp();
        return true;
    }
}

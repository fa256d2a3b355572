using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

internal sealed partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Error, "Grain {GrainId} could not be activated.")]
    public partial void ActivationFailed(GrainLabel grainId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Grain {GrainId} failed while it was deactivated.")]
    public partial void DeactivationFailed(GrainLabel grainId, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{Call} did not answer within {Limit}.")]
    public partial void Overdue(GrainRequest call, TimeSpan limit);

    [LoggerMessage(4, LogLevel.Warning, "{Waiting} calls wait for grain {GrainId}.")]
    public partial void QueueLong(GrainLabel grainId, int waiting);

    [LoggerMessage(5, LogLevel.Information, "Silo {Name} takes calls: {Classes} grain classes, service {ServiceId}.")]
    public partial void Started(string name, int classes, string serviceId);

    [LoggerMessage(6, LogLevel.Information, "Silo {Name} has stopped; {Left} activations did not end in time.")]
    public partial void Stopped(string name, int left);

    [LoggerMessage(7, LogLevel.Warning, "A timer of grain {GrainId} failed.")]
    public partial void TimerFailed(GrainLabel grainId, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "Reminder {Name} of grain {GrainId} failed; it ticks again at {Next}.")]
    public partial void ReminderFailed(string name, GrainLabel grainId, DateTime next, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The reminder table could not be read; it is tried again in {Pause}.")]
    public partial void ReminderTableUnread(TimeSpan pause, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The one-way call {Call} failed.")]
    public partial void OneWayFailed(GrainRequest call, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "The storage failed to {Operation} state {State} of grain {GrainId}.")]
    public partial void StorageFailed(string operation, string state, GrainLabel grainId, Exception exception);
}

using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>Starts the timers of activations.</summary>
internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Check(options.DueTime, nameof(options.DueTime));
        Check(options.Period, nameof(options.Period));
        var timer = new GrainTimer((Activation)grainContext, cancellationToken => callback(state, cancellationToken), options);
        timer.Start();
        return timer;
    }

    internal static void Check(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(name, time, "The time must not be negative; Timeout.InfiniteTimeSpan means never.");
    }
}

using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Starts the timers of activations.</summary>
public interface ITimerRegistry
{
    /// <summary>Starts a timer.</summary>
    IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
}

using Alfred.Instances;
using Alfred.Recovery;
using Alfred.Sandbox.Feeds;

namespace Alfred.Sandbox.Clocks;

/// <summary>Shows the instance's time and moves it.</summary>
internal sealed class SandboxClock(Instance instance, TimeProvider time, SandboxFeed feed, IServiceProvider services)
{
    /// <summary>The clock as it is now.</summary>
    public ClockState State =>
        new(time.GetUtcNow(), instance.Zone.Id, (time as MovableClock)?.Ahead.TotalSeconds ?? 0, time is MovableClock);

    /// <summary>Moves the clock and lets the scheduler handle what became due, instead of at its next minute.</summary>
    /// <returns>False when the move is impossible.</returns>
    public async Task<bool> MoveAsync(ClockMove move)
    {
        if (time is not MovableClock movable || move.From(time.GetUtcNow(), instance.Zone) is not { } by)
            return false;
        movable.Move(by);
        feed.Publish("clock", State);
        // Tests of the gateway alone have no grains.
        if (services.GetService<IGrainFactory>() is { } grains)
            await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
        return true;
    }
}

/// <summary>The clock as the page shows it.</summary>
/// <param name="Now">The instance's time.</param>
/// <param name="Zone">The zone in which the page shows it.</param>
/// <param name="AheadSeconds">How far it was moved.</param>
/// <param name="CanMove">False when the process runs by a clock that cannot be moved.</param>
internal sealed record ClockState(DateTimeOffset Now, string Zone, double AheadSeconds, bool CanMove);

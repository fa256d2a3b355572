namespace Orleans.Embedded.Tests.Conformance.Timers;

public interface IClockGrain : IGrainWithIntegerKey
{
    Task PassAsync(TimeSpan time);
}

/// <summary>Answers when a timer of its own has ticked.</summary>
[GrainType("test-clock")]
[Orleans.Concurrency.Reentrant]
public sealed class ClockGrain : Grain, IClockGrain
{
    public async Task PassAsync(TimeSpan time)
    {
        var tick = new TaskCompletionSource();
        using var timer = this.RegisterGrainTimer(
            static (source, _) =>
            {
                source.TrySetResult();
                return Task.CompletedTask;
            },
            tick,
            time,
            Timeout.InfiniteTimeSpan);
        await tick.Task;
    }
}

using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Engine.Logs;

public interface ILeakyGrain : IGrainWithStringKey
{
    Task WriteAsync();

    [OneWay]
    Task FailUnheardAsync();

    Task FailInTimerAsync();

    Task FailAtTheEndAsync();
}

/// <summary>Fails in every way that the engine reports.</summary>
[GrainType("test-leaky")]
public sealed class LeakyGrain : Grain, ILeakyGrain
{
    private readonly IPersistentState<List<int>> _state;

    public LeakyGrain(IGrainContext context, [PersistentState("leaky", "Failing")] IPersistentState<List<int>> state)
    {
        _state = state;
        if (context.GrainId.Key.ToString()!.Contains("unmakeable", StringComparison.Ordinal)) throw new InvalidOperationException("cannot be made");
    }

    public Task WriteAsync() => _state.WriteStateAsync();

    public Task FailUnheardAsync() => throw new InvalidOperationException("nobody hears this");

    public Task FailInTimerAsync()
    {
        this.RegisterGrainTimer(_ => throw new InvalidOperationException("the timer fails"), new(TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task FailAtTheEndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => throw new InvalidOperationException("cannot end");
}

using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Storage;

[GrainType("test-counter")]
public sealed class CounterGrain([PersistentState("test-counter")] IPersistentState<Counter> state) : Grain, ICounterGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<int> AddAsync(int by)
    {
        state.State.Value += by;
        await state.WriteStateAsync();
        return state.State.Value;
    }

    public Task<int> ReadAsync() => Task.FromResult(state.State.Value);

    public Task<string?> EtagAsync() => Task.FromResult(state.Etag);

    public Task<bool> ExistsAsync() => Task.FromResult(state.RecordExists);

    public Task ClearAsync() => state.ClearStateAsync();

    public Task ReloadAsync() => state.ReadStateAsync();

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

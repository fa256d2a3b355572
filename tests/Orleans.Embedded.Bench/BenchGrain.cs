using Orleans.Runtime;

namespace Orleans.Embedded.Bench;

public interface IBenchGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int by);

    ValueTask<int> AddValueAsync(int by);

    Task<int> AddYieldingAsync(int by);
}

public interface IStoredBenchGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int by);
}

[GrainType("bench")]
public sealed class BenchGrain : Grain, IBenchGrain
{
    private int _sum;

    public Task<int> AddAsync(int by) => Task.FromResult(_sum += by);

    public ValueTask<int> AddValueAsync(int by) => new(_sum += by);

    public async Task<int> AddYieldingAsync(int by)
    {
        await Task.Yield();
        return _sum += by;
    }
}

[GenerateSerializer]
public sealed class BenchState
{
    [Id(0)]
    public int Sum { get; set; }
}

[GrainType("bench-stored")]
public sealed class StoredBenchGrain([PersistentState("bench")] IPersistentState<BenchState> state) : Grain, IStoredBenchGrain
{
    public async Task<int> AddAsync(int by)
    {
        state.State.Sum += by;
        await state.WriteStateAsync();
        return state.State.Sum;
    }
}

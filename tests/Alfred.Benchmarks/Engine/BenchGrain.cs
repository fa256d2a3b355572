using Orleans.Runtime;

namespace Alfred.Benchmarks.Engine;

public interface IBenchGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int by);
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

using Orleans.Concurrency;
using Orleans.Embedded.Tests.Conformance.Storage;

namespace Orleans.Embedded.Tests.Conformance.Management;

[StatelessWorker(2)]
[GrainType("test-worker")]
public sealed class WorkerGrain(Gates gates) : Grain, IWorkerGrain
{
    private readonly Guid _id = Guid.NewGuid();

    public async Task<Guid> WorkAsync(string gate)
    {
        await gates.WaitAsync(gate);
        return _id;
    }
}

[GrainType("test-queue")]
public sealed class QueueGrain(Gates gates) : Grain, IQueueGrain
{
    public Task HoldAsync(string gate) => gates.WaitAsync(gate);

    public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
}

[GrainType("test-state")]
public sealed class StateGrain : Grain<Counter>, IStateGrain
{
    public async Task<int> AddAsync(int by)
    {
        State.Value += by;
        await WriteStateAsync();
        return State.Value;
    }

    public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} {extension}");

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

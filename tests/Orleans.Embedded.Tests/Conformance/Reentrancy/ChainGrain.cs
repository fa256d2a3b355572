using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Reentrancy;

[GrainType("test-chain")]
public sealed class ChainGrain(Gates gates, Journal journal) : Grain, IChainGrain
{
    public async Task<int> DepthAsync(string other, int depth)
    {
        journal.Add($"depth {this.GetPrimaryKeyString()}");
        return depth == 0 ? 0 : 1 + await GrainFactory.GetGrain<IChainGrain>(other).DepthAsync(this.GetPrimaryKeyString(), depth - 1);
    }

    public async Task<int> DepthInChainAsync(string other, int depth)
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        return depth == 0 ? 0 : 1 + await GrainFactory.GetGrain<IChainGrain>(other).DepthInChainAsync(this.GetPrimaryKeyString(), depth - 1);
    }

    public Task ReadAsync(string gate) => gates.WaitAsync(gate);

    public Task WriteAsync(string gate) => gates.WaitAsync(gate);

    public async Task ForgetAsync(string gate)
    {
        await gates.WaitAsync(gate);
        journal.Add("forgotten");
        throw new NotSupportedException("nobody hears this");
    }

    public async Task CancelableAsync(string gate, CancellationToken cancellationToken)
    {
        try
        {
            await gates.WaitAsync(gate).WaitAsync(cancellationToken);
        }
        finally
        {
            journal.Add($"canceled {cancellationToken.IsCancellationRequested}");
        }
    }

    public async Task<bool> StaysInTurnAsync()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current == scheduler;
        await Task.Run(() => { });
        var afterRun = TaskScheduler.Current == scheduler;
        var inTask = await Task.Factory.StartNew(() => TaskScheduler.Current == scheduler);
        var inPool = await Task.Run(() => TaskScheduler.Current == scheduler);
        return scheduler != TaskScheduler.Default && afterYield && afterRun && inTask && !inPool;
    }
}

[Reentrant]
[GrainType("test-reentrant")]
public sealed class ReentrantGrain(Gates gates) : Grain, IReentrantGrain
{
    private int _inside;

    public async Task<int> MeetAsync(string gate)
    {
        var inside = ++_inside;
        await gates.WaitAsync(gate);
        _inside--;
        return inside;
    }
}

using Orleans.Embedded.Tests.Conformance.Reentrancy;

namespace Orleans.Embedded.Tests.Conformance.Calls;

public sealed class CancellationTests(SharedSilo silo)
{
    [Fact]
    public async Task a_call_with_a_token_that_was_canceled_before_is_canceled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain("chain:before").CancelableAsync("before", source.Token));
    }

    [Fact]
    public async Task a_call_that_waits_in_the_queue_can_be_canceled()
    {
        var grain = Grain("chain:queued");
        var running = grain.WriteAsync("queued");
        await silo.Gates.ArrivalAsync("queued");
        using var source = new CancellationTokenSource();
        var waiting = grain.CancelableAsync("never", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        silo.Gates.Open("queued");
        await running;
    }

    [Fact]
    public async Task a_token_that_is_canceled_after_the_call_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        silo.Gates.Open("after");
        await Grain("chain:after").CancelableAsync("after", source.Token);
        await source.CancelAsync();
        await silo.Journal.UntilAsync("canceled False");
    }

    private IChainGrain Grain(string key) => silo.Grains.GetGrain<IChainGrain>(key);
}

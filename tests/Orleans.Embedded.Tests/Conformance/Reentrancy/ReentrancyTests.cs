using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Reentrancy;

public sealed class ReentrancyTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo.ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_chain_that_allows_it_may_call_back() =>
        Assert.Equal(6, await Grain("chain:c").DepthInChainAsync("chain:d", 6));

    [Fact]
    public async Task reads_interleave_with_reads_and_wait_for_writes()
    {
        var grain = Grain("chain:e");
        var first = grain.ReadAsync("read1");
        await _gates.ArrivalAsync("read1");
        var second = grain.ReadAsync("read2");
        await _gates.ArrivalAsync("read2");
        var write = grain.WriteAsync("write");
        _gates.Open("read1");
        await first;
        Assert.False(write.IsCompleted);
        _gates.Open("read2");
        await second;
        await _gates.ArrivalAsync("write");
        var third = grain.ReadAsync("read3");
        _gates.Open("read3");
        Assert.False(third.IsCompleted);
        _gates.Open("write");
        await Task.WhenAll(write, third);
    }

    [Fact]
    public async Task calls_of_a_reentrant_grain_meet()
    {
        var grain = _silo.Grains.GetGrain<IReentrantGrain>("reentrant:a");
        var first = grain.MeetAsync("meet1");
        await _gates.ArrivalAsync("meet1");
        var second = grain.MeetAsync("meet2");
        await _gates.ArrivalAsync("meet2");
        _gates.Open("meet1");
        _gates.Open("meet2");
        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task a_one_way_call_returns_before_the_grain_does()
    {
        await Grain("chain:f").ForgetAsync("one-way");
        await _gates.ArrivalAsync("one-way");
        Assert.Empty(_journal.Entries);
        _gates.Open("one-way");
        await _journal.UntilAsync("forgotten");
    }

    [Fact]
    public async Task a_token_cancels_the_call_and_the_grain_sees_it()
    {
        using var source = new CancellationTokenSource();
        var call = Grain("chain:g").CancelableAsync("cancel", source.Token);
        await _gates.ArrivalAsync("cancel");
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _journal.UntilAsync("canceled True");
    }

    [Fact]
    public async Task continuations_and_tasks_stay_in_the_turn() => Assert.True(await Grain("chain:h").StaysInTurnAsync());

    private IChainGrain Grain(string key) => _silo.Grains.GetGrain<IChainGrain>(key);
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Reentrancy;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine.Reentrancy;

public sealed class DeadlockTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TimedSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TimedSilo.StartAsync(
        silo => silo.ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_call_back_into_a_waiting_grain_times_out_and_names_the_chain()
    {
        var call = Grain("chain:a").DepthAsync("chain:b", 2);
        await _journal.UntilAsync("depth chain:b");
        _silo.Time.Advance(TimeSpan.FromSeconds(31));
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Matches("/~[0-9a-f]{12}\\.DepthAsync", failure.Message);
    }

    private IChainGrain Grain(string key) => _silo.Grains.GetGrain<IChainGrain>(key);
}

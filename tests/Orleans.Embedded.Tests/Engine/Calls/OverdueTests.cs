using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Calls;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine.Calls;

public sealed class OverdueTests : IAsyncLifetime
{
    private readonly Gates _gates = new();
    private TimedSilo _silo = null!;

    public async ValueTask InitializeAsync() =>
        _silo = await TimedSilo.StartAsync(silo => silo.ConfigureServices(services => services.AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_value_that_never_changes_passes_as_it_is()
    {
        var line = new Line("milk", 2);
        Assert.Same(line, await Grain("e").LineAsync(line));
    }

    [Fact]
    public async Task a_call_that_gets_no_answer_in_30_seconds_names_its_chain()
    {
        var grain = Grain("h");
        var call = grain.WaitAsync("h");
        await _gates.ArrivalAsync("h");
        _silo.Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(call.IsCompleted);
        _silo.Time.Advance(TimeSpan.FromSeconds(0.1));
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Matches("test-call/~[0-9a-f]{12}\\.WaitAsync", failure.Message);
        _gates.Open("h");
    }

    private ICallGrain Grain(string name) => _silo.Grains.GetGrain<ICallGrain>("call:" + name);
}

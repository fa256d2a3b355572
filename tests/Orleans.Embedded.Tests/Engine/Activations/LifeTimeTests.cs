using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Activations;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine.Activations;

public sealed class LifeTimeTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TimedSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TimedSilo.StartAsync(
        silo => silo.ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_grain_is_collected_after_fifteen_idle_minutes()
    {
        await Grain("life:d").ActivationNumberAsync();
        _silo.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain("life:d down ActivationIdle", _journal.Entries);
        _silo.Time.Advance(TimeSpan.FromMinutes(2));
        await _journal.UntilAsync("life:d down ActivationIdle");
    }

    [Fact]
    public async Task a_call_keeps_a_grain_from_collection()
    {
        var grain = Grain("life:e");
        var first = await grain.ActivationNumberAsync();
        for (var minute = 0; minute < 30; minute += 10)
        {
            _silo.Time.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(first, await grain.ActivationNumberAsync());
        }
    }

    [Fact]
    public async Task a_grain_may_delay_its_collection()
    {
        var grain = Grain("life:f");
        var first = await grain.ActivationNumberAsync();
        await grain.StayAsync(TimeSpan.FromHours(1));
        _silo.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(first, await grain.ActivationNumberAsync());
        await grain.StayAsync(TimeSpan.FromSeconds(-1));
        _silo.Time.Advance(TimeSpan.FromMinutes(17));
        await _journal.UntilAsync("life:f down ActivationIdle");
    }

    [Fact]
    public async Task a_grain_that_runs_a_call_is_not_collected()
    {
        var waiting = Grain("life:g").WaitAsync("long");
        await _gates.ArrivalAsync("long");
        _silo.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.DoesNotContain(_journal.Entries, entry => entry.StartsWith("life:g down", StringComparison.Ordinal));
        _gates.Open("long");
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
    }

    [Fact]
    public async Task a_stopping_silo_serves_what_waits_and_ends_every_grain()
    {
        var running = Grain("life:h").WaitAsync("stop");
        await _gates.ArrivalAsync("stop");
        var waiting = Grain("life:h").ActivationNumberAsync();
        await Grain("life:calls").ActivationNumberAsync();
        var stopping = _silo.Host.StopAsync();
        _gates.Open("stop");
        await running;
        Assert.True(await waiting > 0);
        await stopping;
        Assert.Contains("life:h down ShuttingDown", _journal.Entries);
        Assert.Contains("life:calls down ShuttingDown", _journal.Entries);
        Assert.Contains("life:called down ShuttingDown", _journal.Entries);
        await Assert.ThrowsAsync<Orleans.Runtime.OrleansMessageRejectionException>(() => Grain("life:late").ActivationNumberAsync());
    }

    private ILifeGrain Grain(string key) => _silo.Grains.GetGrain<ILifeGrain>(key);
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Activations;

/// <summary>Collection in real time, with ages that a test can wait for.</summary>
public sealed class IdleTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(silo => silo
        .Configure<GrainCollectionOptions>(options => (options.CollectionAge, options.CollectionQuantum) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.2)))
        .ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_grain_is_collected_when_it_was_idle_for_the_age_set()
    {
        await Grain("life:idle").ActivationNumberAsync();
        await _journal.UntilAsync("life:idle down ActivationIdle");
    }

    [Fact]
    public async Task neither_a_delay_nor_a_running_call_lets_a_grain_be_collected()
    {
        await Grain("life:stays").StayAsync(TimeSpan.FromMinutes(1));
        var running = Grain("life:runs").WaitAsync("run");
        await Grain("life:goes").ActivationNumberAsync();
        await _journal.UntilAsync("life:goes down ActivationIdle");
        Assert.DoesNotContain("life:stays down ActivationIdle", _journal.Entries);
        Assert.DoesNotContain("life:runs down ActivationIdle", _journal.Entries);
        _gates.Open("run");
        await running;
    }

    [Fact]
    public async Task a_class_may_keep_its_grains_longer_or_for_ever()
    {
        await _silo.Grains.GetGrain<ILongLifeGrain>("long:a").TouchAsync();
        await _silo.Grains.GetGrain<IKeptGrain>("kept:a").TouchAsync();
        await Grain("life:short").ActivationNumberAsync();
        await _journal.UntilAsync("life:short down ActivationIdle");
        Assert.DoesNotContain("long:a down", _journal.Entries);
        Assert.DoesNotContain("kept:a down", _journal.Entries);
    }

    private ILifeGrain Grain(string key) => _silo.Grains.GetGrain<ILifeGrain>(key);
}

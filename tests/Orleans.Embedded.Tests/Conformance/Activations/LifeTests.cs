using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Activations;

public sealed class LifeTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo.ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_grain_is_active_from_its_first_call_on()
    {
        var grain = Grain("life:a");
        Assert.Empty(_journal.Entries);
        var number = await grain.ActivationNumberAsync();
        Assert.Equal(number, await grain.ActivationNumberAsync());
        Assert.Equal(["life:a up"], _journal.Entries);
    }

    [Fact]
    public async Task a_grain_that_asks_for_it_ends_after_its_calls()
    {
        var grain = Grain("life:b");
        var first = await grain.ActivationNumberAsync();
        await grain.EndAsync();
        await _journal.UntilAsync("life:b down ApplicationRequested");
        Assert.NotEqual(first, await grain.ActivationNumberAsync());
    }

    [Fact]
    public async Task a_call_that_waits_while_the_grain_ends_reaches_the_next_activation()
    {
        var grain = Grain("life:c");
        var first = await grain.ActivationNumberAsync();
        var ending = grain.EndAndWaitAsync("end");
        await _gates.ArrivalAsync("end");
        var waiting = grain.ActivationNumberAsync();
        Assert.False(waiting.IsCompleted);
        _gates.Open("end");
        await ending;
        Assert.NotEqual(first, await waiting);
    }

    [Fact]
    public async Task a_failing_activation_fails_its_caller_and_is_tried_again()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Grain("life:fail").ActivationNumberAsync());
        await Assert.ThrowsAsync<NotSupportedException>(() => Grain("life:fail").ActivationNumberAsync());
        Assert.Equal(["life:fail up", "life:fail up"], _journal.Entries);
    }

    [Fact]
    public async Task calls_wait_while_the_grain_comes_up()
    {
        var first = Grain("life:slow").ActivationNumberAsync();
        var second = Grain("life:slow").ActivationNumberAsync();
        await _gates.ArrivalAsync("activate");
        Assert.False(first.IsCompleted);
        _gates.Open("activate");
        Assert.Equal(await first, await second);
    }

    [Fact]
    public async Task a_stopping_silo_lets_running_calls_end_and_ends_every_grain()
    {
        var running = Grain("life:h").WaitAsync("stop");
        await _gates.ArrivalAsync("stop");
        await Grain("life:i").ActivationNumberAsync();
        var stopping = _silo.Host.StopAsync();
        _gates.Open("stop");
        await running;
        await stopping;
        Assert.Contains("life:h down ShuttingDown", _journal.Entries);
        Assert.Contains("life:i down ShuttingDown", _journal.Entries);
    }

    private ILifeGrain Grain(string key) => _silo.Grains.GetGrain<ILifeGrain>(key);
}

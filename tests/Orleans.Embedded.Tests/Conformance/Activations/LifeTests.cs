using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Activations;

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

namespace Orleans.Embedded.Tests.Conformance.Timers;

/// <summary>Timers in real time; exact times are tested with a clock that stands still (Engine/Timers).</summary>
public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);

    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    private ITimerGrain Grain => _silo.Grains.GetGrain<ITimerGrain>(7);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(silo =>
    {
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(silo.Services, _journal);
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(silo.Services, _gates);
    });

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_timer_ticks_again_and_again_even_after_a_tick_that_failed()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false, keepAlive: false);
        await _journal.UntilAsync("tick 5");
        Assert.Equal(["tick 1", "tick 2", "tick 3", "tick 4", "tick 5"], _journal.Entries.Take(5));
    }

    [Fact]
    public async Task a_timer_without_a_period_ticks_once()
    {
        await Grain.StartAsync(Soon, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false);
        await _journal.UntilAsync("tick 1");
        Assert.Equal(1, await Grain.TicksAsync());
    }

    [Fact]
    public async Task a_tick_waits_for_the_call_before_it()
    {
        var holding = Grain.HoldAsync("hold");
        await _gates.ArrivalAsync("hold");
        var starting = Grain.StartAsync(TimeSpan.Zero, Soon, interleave: false, keepAlive: false);
        Assert.False(starting.IsCompleted);
        Assert.Empty(_journal.Entries);
        _gates.Open("hold");
        await Task.WhenAll(holding, starting);
        await _journal.UntilAsync("tick 1");
    }

    [Fact]
    public async Task a_tick_that_may_interleave_does_not_wait()
    {
        await Grain.StartAsync(Soon, Soon, interleave: true, keepAlive: false);
        var holding = Grain.HoldAsync("interleave");
        await _gates.ArrivalAsync("interleave");
        await _journal.UntilAsync("tick 2");
        _gates.Open("interleave");
        await holding;
    }

    [Fact]
    public async Task a_timer_that_is_disposed_ticks_no_more()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false, keepAlive: false);
        await _journal.UntilAsync("tick 1");
        await Grain.StopAsync();
        var ticks = await Grain.TicksAsync();
        await TickElsewhereAsync();
        Assert.Equal(ticks, await Grain.TicksAsync());
    }

    [Fact]
    public async Task a_timer_that_never_was_due_ticks_when_it_is_changed()
    {
        await Grain.StartAsync(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false);
        await Grain.ChangeAsync(Soon, Timeout.InfiniteTimeSpan);
        await _journal.UntilAsync("tick 1");
    }

    [Fact]
    public async Task the_timers_of_a_grain_end_with_it()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false, keepAlive: false);
        await _journal.UntilAsync("tick 1");
        await _silo.Cluster.DeactivateAsync(Grain);
        var ticks = _journal.Entries.Count(entry => entry.StartsWith("tick", StringComparison.Ordinal));
        await TickElsewhereAsync();
        Assert.Equal(ticks, _journal.Entries.Count(entry => entry.StartsWith("tick", StringComparison.Ordinal) && !entry.StartsWith("tick 9", StringComparison.Ordinal)));
    }

    // Another grain's timer measures the time in which the first would have ticked.
    private async Task TickElsewhereAsync() => await _silo.Grains.GetGrain<IClockGrain>(1).PassAsync(10 * Soon);
}

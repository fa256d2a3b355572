using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Timers;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine.Timers;

public sealed class TimerTimeTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Journal _journal = new();
    private readonly Gates _gates = new();
    private TimedSilo _silo = null!;

    private ITimerGrain Grain => _silo.Grains.GetGrain<ITimerGrain>(7);

    public async ValueTask InitializeAsync() => _silo = await TimedSilo.StartAsync(
        silo => silo.ConfigureServices(services => services.AddSingleton(_journal).AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_timer_ticks_when_due_and_at_each_period_even_after_a_tick_that_failed()
    {
        await Grain.StartAsync(2 * Second, 5 * Second, interleave: false, keepAlive: false);
        _silo.Time.Advance(2 * Second);
        await _journal.UntilAsync("tick 1");
        for (var tick = 2; tick <= 5; tick++)
        {
            // The next period starts when the tick has ended, which a further call waits for.
            Assert.Equal(tick - 1, await Grain.TicksAsync());
            _silo.Time.Advance(5 * Second);
            await _journal.UntilAsync($"tick {tick}");
        }
    }

    [Fact]
    public async Task a_tick_waits_for_the_call_before_it()
    {
        await Grain.StartAsync(Second, Second, interleave: false, keepAlive: false);
        var holding = Grain.HoldAsync("timer");
        await _gates.ArrivalAsync("timer");
        _silo.Time.Advance(Second);
        Assert.Empty(_journal.Entries);
        _gates.Open("timer");
        await holding;
        await _journal.UntilAsync("tick 1");
    }

    [Fact]
    public async Task a_tick_that_may_interleave_does_not_wait()
    {
        await Grain.StartAsync(Second, Second, interleave: true, keepAlive: false);
        var holding = Grain.HoldAsync("timer");
        await _gates.ArrivalAsync("timer");
        _silo.Time.Advance(Second);
        await _journal.UntilAsync("tick 1");
        _gates.Open("timer");
        await holding;
    }

    [Fact]
    public async Task a_timer_that_is_disposed_ticks_no_more()
    {
        await Grain.StartAsync(Second, Second, interleave: false, keepAlive: false);
        await Grain.StopAsync();
        _silo.Time.Advance(10 * Second);
        Assert.Equal(0, await Grain.TicksAsync());
    }

    [Fact]
    public async Task a_timer_ticks_as_it_was_changed()
    {
        await Grain.StartAsync(Second, Second, interleave: false, keepAlive: false);
        await Grain.ChangeAsync(10 * Second, Timeout.InfiniteTimeSpan);
        _silo.Time.Advance(9 * Second);
        Assert.Equal(0, await Grain.TicksAsync());
        _silo.Time.Advance(Second);
        await _journal.UntilAsync("tick 1");
        Assert.Equal(1, await Grain.TicksAsync());
        _silo.Time.Advance(60 * Second);
        Assert.Equal(1, await Grain.TicksAsync());
    }

    [Fact]
    public async Task a_tick_does_not_keep_its_grain_active()
    {
        await Grain.StartAsync(TimeSpan.FromMinutes(14), Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false);
        _silo.Time.Advance(TimeSpan.FromMinutes(14));
        await _journal.UntilAsync("tick 1");
        _silo.Time.Advance(TimeSpan.FromMinutes(3));
        await _journal.UntilAsync("down ActivationIdle");
    }

    [Fact]
    public async Task a_tick_keeps_its_grain_active_if_it_says_so()
    {
        await Grain.StartAsync(TimeSpan.FromMinutes(14), Timeout.InfiniteTimeSpan, interleave: false, keepAlive: true);
        _silo.Time.Advance(TimeSpan.FromMinutes(14));
        await _journal.UntilAsync("tick 1");
        _silo.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(1, await Grain.TicksAsync());
    }
}

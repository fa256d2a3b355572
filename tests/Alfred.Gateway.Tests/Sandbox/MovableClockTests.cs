using Alfred.Sandbox.Clocks;
using Alfred.Testing.Processes;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class MovableClockTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 18, 5, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _real = new(Evening);
    private readonly MovableClock _clock;
    private int _fired;

    public MovableClockTests() => _clock = new(_real);

    [Fact]
    public void it_goes_on_from_where_it_was_moved()
    {
        _clock.Move(TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Evening.AddMinutes(61), _clock.GetUtcNow());
    }

    [Fact]
    public void what_became_due_by_a_move_fires_once_and_then_at_its_period()
    {
        using var timer = _clock.CreateTimer(_ => _fired++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        _clock.Move(TimeSpan.FromHours(5));
        _real.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, Eventually(1));
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, _fired);
    }

    [Fact]
    public void what_is_not_due_yet_comes_earlier_by_the_move()
    {
        using var timer = _clock.CreateTimer(_ => _fired++, null, TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromHours(1));
        _clock.Move(TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, _fired);
        _real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, _fired);
    }

    [Fact]
    public void a_limit_of_a_minute_keeps_real_time()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), _clock);
        _clock.Move(TimeSpan.FromDays(1));
        _real.Advance(TimeSpan.FromSeconds(59));
        Assert.False(limit.IsCancellationRequested);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limit.IsCancellationRequested);
    }

    [Fact]
    public void it_measures_what_really_passed()
    {
        var since = _clock.GetTimestamp();
        _clock.Move(TimeSpan.FromDays(1));
        _real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), _clock.GetElapsedTime(since));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(367 * 24)]
    public void it_never_goes_back_nor_very_far(int hours) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Move(TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData(60, null, 60)]
    [InlineData(null, "tomorrow 07:00", (11 * 60) + 55)]
    [InlineData(null, "today 19:30", 25)]
    [InlineData(null, "today 07:30", null)]
    [InlineData(null, "someday 07:30", null)]
    [InlineData(null, "2026-11-22T19:30", 25)]
    [InlineData(null, "2026-11-22T19:00", null)]
    [InlineData(-60, null, null)]
    [InlineData(null, "tomorrow", null)]
    [InlineData(null, "2029-11-22T19:00", null)]
    [InlineData(null, null, null)]
    public void a_move_is_understood_in_the_instances_zone(int? minutes, string? to, int? expected) =>
        Assert.Equal(expected, (int?)new ClockMove(minutes, to).From(Evening, DateTimeZoneProviders.Tzdb["Europe/Madrid"])?.TotalMinutes);

    // Due at once means on the pool, as with a real timer.
    private int Eventually(int wanted)
    {
        SpinWait.SpinUntil(() => Volatile.Read(ref _fired) >= wanted, Limits.Patience);
        return _fired;
    }
}

using Alfred.Testing;
using Alfred.Recovery;

namespace Alfred.Tests.Recovery;

public sealed class ClockRollbackDetectorTests
{
    [Fact]
    public void a_clock_that_runs_or_is_set_forward_is_no_news()
    {
        var clock = new TestClock();
        var steps = new ClockRollbackDetector(clock);

        clock.Advance(TimeSpan.FromHours(5));
        var running = steps.TakeRollback();
        clock.Step(TimeSpan.FromHours(1));

        Assert.Equal((null, null), (running, steps.TakeRollback()));
    }

    [Fact]
    public void a_clock_that_is_set_back_is_told_once_however_much_time_passed()
    {
        var clock = new TestClock();
        var steps = new ClockRollbackDetector(clock);

        clock.Advance(TimeSpan.FromHours(2));
        clock.Step(TimeSpan.FromHours(-1));

        Assert.Equal((TimeSpan.FromHours(1), null), (steps.TakeRollback(), steps.TakeRollback()));
    }

    [Fact]
    public void a_clock_that_is_nudged_is_no_news()
    {
        var clock = new TestClock();
        var steps = new ClockRollbackDetector(clock);

        clock.Step(TimeSpan.FromSeconds(-1));

        Assert.Null(steps.TakeRollback());
    }
}

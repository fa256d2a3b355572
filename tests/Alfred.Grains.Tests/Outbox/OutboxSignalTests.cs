using Alfred.Outbox;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Tests.Outbox;

public sealed class OutboxSignalTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task a_pause_that_was_over_before_the_wait_began_is_not_waited_for()
    {
        var clock = new FakeTimeProvider();
        var pause = Pause.Of(Minute, clock);
        clock.Advance(Minute);

        await new OutboxSignal().WaitAsync(pause, clock, CancellationToken.None).WaitAsync(Limits.Patience);
    }

    [Fact]
    public async Task a_pause_that_ends_while_its_timer_is_made_is_not_waited_for()
    {
        var clock = new JumpingClock();
        await new OutboxSignal().WaitAsync(Pause.Of(Minute, clock), clock, CancellationToken.None).WaitAsync(Limits.Patience);
    }

    [Fact]
    public async Task a_signal_ends_a_pause()
    {
        var clock = new FakeTimeProvider();
        var signal = new OutboxSignal();
        var waiting = signal.WaitAsync(Pause.Of(Minute, clock), clock, CancellationToken.None);
        signal.Stir();

        await waiting.WaitAsync(Limits.Patience);
    }

    /// <summary>A minute passes whenever somebody is about to set a timer.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private readonly FakeTimeProvider _clock = new();

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public override long GetTimestamp() => _clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _clock.Advance(Minute);
            return _clock.CreateTimer(callback, state, dueTime, period);
        }
    }
}

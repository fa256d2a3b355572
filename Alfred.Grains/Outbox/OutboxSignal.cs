using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Alfred.Outbox;

/// <summary>
/// Wakes the outbound worker and hands it what was just written, so that it need not read it. Signals that come while it is awake are one.
/// </summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<WaitingReply> _offers = new();
    private readonly ConcurrentQueue<long> _confirmed = new();
    private bool _isLookDue;

    /// <summary>Says that the database may hold something to send that the worker does not know of.</summary>
    public void Set()
    {
        Volatile.Write(ref _isLookDue, true);
        Stir();
    }

    /// <summary>Hands over a row whose insert is committed. Nothing is lost with it: the row is found by a look as well.</summary>
    public void Offer(WaitingReply reply)
    {
        _offers.Enqueue(reply);
        Stir();
    }

    /// <summary>Says that an HTTP response carried a row.</summary>
    public void Confirm(long id)
    {
        _confirmed.Enqueue(id);
        Stir();
    }

    /// <summary>Wakes the worker.</summary>
    public void Stir() => _signal.Writer.TryWrite(true);

    /// <summary>Whether a look was asked for; asking takes the request away.</summary>
    public bool TakeLook() => Interlocked.Exchange(ref _isLookDue, false);

    /// <summary>The next row that was handed over.</summary>
    public bool TryTakeOffer(out WaitingReply? reply) => _offers.TryDequeue(out reply);

    /// <summary>The next row that a response carried.</summary>
    public bool TryTakeConfirmed(out long id) => _confirmed.TryDequeue(out id);

    /// <summary>Waits for a signal, at most until a pause is over.</summary>
    public async Task WaitAsync(Pause pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (pause.Left(clock) is not { Ticks: > 0 } left || _signal.Reader.TryRead(out _))
            return;
        using var limit = new CancellationTokenSource(left, clock);
        // A clock that jumped between the question and the timer would let it wait for a time that is past.
        if (pause.Left(clock) <= TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: look at what became due meanwhile.
        }
    }
}

using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A timer of an activation. The next tick counts from the end of the last, so ticks never pile up.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;
    private readonly GrainReference _reference;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changedWhileTicking;
    private bool _isTicking;
    private bool _isDisposed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        _dueTime = options.DueTime;
        _period = options.Period;
        _reference = activation.Silo.References.Create(activation.GrainId);
        _timer = activation.Silo.Time.CreateTimer(
            static state => ((GrainTimer)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        _activation.Attach(this);
        _timer.Change(_dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        TimerRegistry.Check(dueTime, nameof(dueTime));
        TimerRegistry.Check(period, nameof(period));
        _dueTime = dueTime;
        _period = period;
        if (_isTicking) _changedWhileTicking = true;
        else if (!_isDisposed) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _timer.Dispose();
        _activation.Detach(this);
        _ended.Cancel();
    }

    public async Task RunAsync()
    {
        if (_isDisposed) return;
        _isTicking = true;
        try
        {
            await _callback(_ended.Token);
        }
        catch (Exception exception)
        {
            // The boundary of a tick: nobody waits for it, and the next one comes all the same.
            if (!_isDisposed) _activation.Silo.Log.TimerFailed(new(_activation.GrainId), exception);
        }

        _isTicking = false;
        if (_isDisposed) return;
        _timer.Change(_changedWhileTicking ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        _changedWhileTicking = false;
    }

    private void Tick()
    {
        if (_isDisposed) return;
        var request = new TimerTick(this, _options) { Target = _reference, SentAt = _activation.Silo.Time.GetTimestamp() };
        _activation.TryReceive(request);
    }
}

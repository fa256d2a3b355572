namespace Orleans.Embedded;

/// <summary>Coming up and ending.</summary>
internal sealed partial class Activation
{
    private DeactivationReason _reason;
    private bool _drainsQueue;
    private long _keepUntil;
    private HashSet<GrainTimer>? _timers;

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Created) Begin();
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_state is ActivationState.Deactivating or ActivationState.Invalid) return;
            if (_state != ActivationState.Draining) _reason = deactivationReason;

            // On shutdown the calls that already wait are served first; otherwise they go to the next activation.
            _drainsQueue |= deactivationReason.ReasonCode == DeactivationReasonCode.ShuttingDown;
            if (_state == ActivationState.Activating)
            {
                _endsAfterActivation = true;
                return;
            }

            _state = ActivationState.Draining;
            if (_running.Count == 0) BeginEnd();
        }
    }

    internal void KeepFor(TimeSpan time) =>
        _keepUntil = time < TimeSpan.Zero ? 0 : Silo.Time.GetTimestamp() + (long)(time.TotalSeconds * Silo.Time.TimestampFrequency);

    /// <summary>Whether nobody has called for the time given and nothing else keeps the activation.</summary>
    internal bool IsIdleFor(TimeSpan age)
    {
        var now = Silo.Time.GetTimestamp();
        return _state == ActivationState.Active && _running.Count == 0 && _waiting.Count == 0
            && now >= _keepUntil && Silo.Time.GetElapsedTime(LastUsed, now) >= age;
    }

    internal void Attach(GrainTimer timer)
    {
        lock (_gate) (_timers ??= []).Add(timer);
    }

    internal void Detach(GrainTimer timer)
    {
        lock (_gate) _timers?.Remove(timer);
    }

    private bool _endsAfterActivation;

    private void Begin()
    {
        _state = ActivationState.Activating;
        _scheduler.QueueAction(static state => _ = ((Activation)state).ActivateAsync(), this);
    }

    private void BeginEnd()
    {
        _state = ActivationState.Deactivating;
        _scheduler.QueueAction(static state => _ = ((Activation)state).EndAsync(), this);
    }

    private async Task ActivateAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Silo.Collection.ActivationTimeout, Silo.Time);
            GrainInstance = CreateInstance();
            await Lifecycle.StartAsync(GrainInstance as IGrainBase, limit.Token);
        }
        catch (Exception exception)
        {
            // The boundary of activation: the callers that wait get the failure, and the next call tries anew.
            Silo.Log.ActivationFailed(new(GrainId), exception);
            Silo.Telemetry.ActivationFailed();
            await FailActivationAsync(exception);
            return;
        }

        Silo.Telemetry.ActivationCreated(Class);
        lock (_gate)
        {
            _state = ActivationState.Active;
            if (_endsAfterActivation) _state = ActivationState.Draining;
            StartWaiting();
            if (_state == ActivationState.Draining && _running.Count == 0) BeginEnd();
        }
    }

    private object CreateInstance()
    {
        try
        {
            return Class.Create(this);
        }
        catch (Exception exception)
        {
            // As in Orleans: a caller can tell a grain that cannot be made from one whose method failed.
            throw new InvalidOperationException($"Failed to create an instance of grain type '{Class.Type}'. See InnerException for details.", exception);
        }
    }

    private async Task FailActivationAsync(Exception exception)
    {
        _reason = new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "Activation failed.");
        await ReleaseAsync();
        foreach (var request in Leave()) request.Fail(exception);
        SignalEnd();
    }

    private async Task EndAsync()
    {
        try
        {
            StopTimers();
            using var limit = new CancellationTokenSource(Silo.Collection.DeactivationTimeout, Silo.Time);
            if (GrainInstance is IGrainBase grain) await grain.OnDeactivateAsync(_reason, limit.Token).WaitAsync(limit.Token);
            await Lifecycle.StopAsync(limit.Token);
        }
        catch (Exception exception)
        {
            // The boundary of deactivation: the grain has had its say, and its memory goes whatever it threw.
            Silo.Log.DeactivationFailed(new(GrainId), exception);
        }

        await ReleaseAsync();
        Silo.Telemetry.ActivationEnded(Class);
        foreach (var request in Leave())
        {
            // A tick dies with its timer; it must not bring the grain up again.
            if (request is not TimerTick) Silo.Dispatcher.Deliver(request);
        }

        SignalEnd();
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_gate) timers = _timers is null ? [] : [.. _timers];
        foreach (var timer in timers) timer.Dispose();
    }

    private async Task ReleaseAsync()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else if (GrainInstance is IDisposable disposable) disposable.Dispose();
            if (_scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            // The boundary of deactivation, as above.
            Silo.Log.DeactivationFailed(new(GrainId), exception);
        }
    }

    private List<GrainRequest> Leave()
    {
        Silo.Directory.Remove(this);
        lock (_gate)
        {
            _state = ActivationState.Invalid;
            _waitingThatMayOvertake = 0;
            return _waiting.Clear();
        }
    }
}

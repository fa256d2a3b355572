using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>The queue of calls: which of them may start now, which wait.</summary>
internal sealed partial class Activation
{
    private readonly Lock _gate = new();
    private RequestList _waiting;
    private RequestList _running;
    private int _runningExclusive;
    private int _runningReadOnly;
    private int _waitingThatMayOvertake;
    private ActivationState _state;

    internal long LastUsed { get; private set; }

    /// <summary>The call whose turn ran last; the parent of calls that it makes.</summary>
    internal GrainRequest? CurrentRequest { get; private set; }

    internal bool IsActive => _state is ActivationState.Active or ActivationState.Draining;

    /// <summary>How many calls run and wait here.</summary>
    internal int Load => _running.Count + _waiting.Count;

    /// <summary>Takes a call; false if this activation has left the directory.</summary>
    public bool TryReceive(GrainRequest request)
    {
        lock (_gate)
        {
            switch (_state)
            {
                case ActivationState.Invalid:
                    return false;
                case ActivationState.Created:
                    Begin();
                    break;
                case ActivationState.Active or ActivationState.Draining when MayStart(request):
                    Start(request);
                    return true;
            }

            if (Silo.Limits.IsExceeded(this, _waiting.Count + 1, out var failure))
            {
                request.Fail(failure);
                return true;
            }

            _waiting.Add(request);
            if (MayOvertake(request)) _waitingThatMayOvertake++;
        }

        return true;
    }

    /// <summary>Starts a call in its turn.</summary>
    public void RunCall(GrainRequest request)
    {
        CurrentRequest = request;
        if (request.Context is { } context) RequestContext.Current = context;
        if (request.IsFiltered && (Silo.Telemetry.IsTraced || Silo.IncomingFilters.Length > 0 || GrainInstance is IIncomingGrainCallFilter))
        {
            _ = RunFilteredAsync(request);
        }
        else if (request.Run(this))
        {
            EndCall(request);
        }
    }

    /// <summary>Ends a call and starts what may start now.</summary>
    public void EndCall(GrainRequest request)
    {
        Release(request);
        if (request.IsFiltered) Silo.Telemetry.CallEnded(request);
        if (ReferenceEquals(CurrentRequest, request)) CurrentRequest = null;
        lock (_gate)
        {
            _running.Remove(request);
            if (!request.IsAlwaysInterleave)
            {
                if (request.IsReadOnly) _runningReadOnly--;
                else _runningExclusive--;
            }

            StartWaiting();
            if (_running.Count == 0 && _state == ActivationState.Draining) BeginEnd();
        }
    }

    /// <summary>Answers a call with a failure of the grain.</summary>
    public void FailCall(GrainRequest request, Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            // Its memory disagrees with the storage: the next call must find an activation that has read again.
            conflict.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The stored state has another version."));
        }

        // Nobody else hears of it.
        if (request.IsOneWay) Silo.Log.OneWayFailed(request, exception);
        Silo.Telemetry.CallFailed(exception);
        request.Fail(exception);
    }

    internal object TargetOf(GrainRequest request) => request.Method.IsExtension
        ? GetComponent(request.Method.InterfaceType) ?? throw new OrleansException($"Grain {GrainLabel.Of(GrainId)} has no extension {request.Method.InterfaceType}.")
        : GrainInstance!;

    private static void Release(GrainRequest request)
    {
        // The token may live longer than the call, and a chain longer than its links.
        request.Cancellation.Unregister();
        request.Parent = null;
    }

    private static bool MayOvertake(GrainRequest request) =>
        request.IsReadOnly || request.IsAlwaysInterleave || request.Context is { } context && context.ContainsKey(RequestContext.ReentrancyKey);

    private async Task RunFilteredAsync(GrainRequest request)
    {
        using (Silo.Telemetry.StartCall(request))
        {
            await new IncomingCall(this, request).RunAsync();
        }

        EndCall(request);
    }

    private bool MayStart(GrainRequest request)
    {
        // An activation that ends lets in only what its running calls may be waiting for.
        if (_state == ActivationState.Draining && !_drainsQueue)
            return _running.Count > 0 && (request.IsAlwaysInterleave || IsOfOpenChain(request) || (Class.IsReentrant && IsCalledFromHere(request)));
        if (_running.Count == 0 || Class.IsReentrant || request.IsAlwaysInterleave) return true;
        if (_runningExclusive == 0 && (_runningReadOnly == 0 || request.IsReadOnly)) return true;
        return IsOfOpenChain(request) || AllowsByPredicate(request);
    }

    private bool IsCalledFromHere(GrainRequest request)
    {
        for (var caller = request.Parent; caller is not null; caller = caller.Parent)
        {
            if (caller.Target?.GrainId == GrainId) return true;
        }

        return false;
    }

    private bool AllowsByPredicate(GrainRequest request)
    {
        if (Class.MayInterleave is not { } mayInterleave || GrainInstance is not { } grain) return false;
        if (mayInterleave(grain, request)) return true;
        for (var running = _running.First; running is not null; running = running.Next)
        {
            if (!running.IsAlwaysInterleave && !mayInterleave(grain, running)) return false;
        }

        return true;
    }

    private void Start(GrainRequest request)
    {
        _running.Add(request);
        if (!request.IsAlwaysInterleave)
        {
            if (request.IsReadOnly) _runningReadOnly++;
            else _runningExclusive++;
        }

        if (request.CountsAsUse) LastUsed = Math.Max(LastUsed, request.SentAt);
        _scheduler.Enqueue(request);
    }

    private void StartWaiting()
    {
        if (_state is not (ActivationState.Active or ActivationState.Draining)) return;
        for (var request = _waiting.First; request is not null;)
        {
            var next = request.Next;
            if (MayStart(request))
            {
                _waiting.Remove(request);
                if (MayOvertake(request)) _waitingThatMayOvertake--;
                if (!request.IsAnswered || request.IsOneWay) Start(request);
                else Release(request);
            }
            else if (_waitingThatMayOvertake == 0 && !Class.IsReentrant && Class.MayInterleave is null)
            {
                // Nothing behind the first may overtake it.
                return;
            }

            request = next;
        }
    }
}

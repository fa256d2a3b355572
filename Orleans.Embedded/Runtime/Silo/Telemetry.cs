using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Traces and metrics under Orleans' own names, so that what reads the official engine reads this one.</summary>
internal sealed class Telemetry : IDisposable
{
    private static readonly ActivitySource Calls = new("Microsoft.Orleans.Application", "1.2.0");

    private static readonly string[] Operations = ["read", "write", "clear"];

    private readonly Silo _silo;
    private readonly Meter _meter = new("Microsoft.Orleans");
    private readonly CallLatency _callLatency;
    private readonly Counter<long> _timedOut;
    private readonly Counter<int> _created;
    private readonly Counter<int> _destroyed;
    private readonly Counter<int> _failed;
    private readonly UpDownCounter<int> _grains;
    private readonly Counter<int> _ticks;
    private readonly Dictionary<string, (Histogram<double> Latency, Counter<int> Errors)> _storage;

    public Telemetry(Silo silo)
    {
        _silo = silo;
        _callLatency = new CallLatency(_meter);
        _timedOut = _meter.CreateCounter<long>("orleans-app-requests-timedout");
        _created = _meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = _meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failed = _meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _grains = _meter.CreateUpDownCounter<int>("orleans-grains");
        _ticks = _meter.CreateCounter<int>("orleans-reminders-ticks-delivered");
        _meter.CreateObservableGauge("orleans-catalog-activations", () => silo.Directory.Count);
        _storage = Operations.ToDictionary(
            operation => operation,
            operation => (
                _meter.CreateHistogram<double>($"orleans-storage-{operation}-latency", "ms"),
                _meter.CreateCounter<int>($"orleans-storage-{operation}-errors")),
            StringComparer.Ordinal);
    }

    public bool IsTraced => Calls.HasListeners();

    public Activity? StartCall(GrainRequest request)
    {
        if (!IsTraced) return null;
        var activity = Calls.StartActivity(request.Method.ActivityName, ActivityKind.Server, request.ParentActivity?.Context ?? default);
        activity?.SetTag("rpc.system.name", "orleans");
        activity?.SetTag("orleans.rpc.service", request.Method.InterfaceName);
        activity?.SetTag("rpc.method", $"{request.Method.InterfaceName}/{request.Method.Name}");
        activity?.SetTag("orleans.rpc.target_id", request.Target?.GrainId.ToString());
        if (request.Sender is { } sender) activity?.SetTag("orleans.rpc.source_id", sender.GrainId.ToString());
        return activity;
    }

    public void CallEnded(GrainRequest request)
    {
        if (_callLatency.IsRead) _callLatency.Record(_silo.Time.GetElapsedTime(request.SentAt));
    }

    public void CallFailed(Exception exception)
    {
        if (Activity.Current is not { } activity || activity.Source != Calls) return;
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag("exception.type", exception.GetType().FullName);
        activity.SetTag("exception.message", exception.Message);
    }

    public void CallTimedOut(Runtime.GrainId target) => _timedOut.Add(1, new KeyValuePair<string, object?>("grain_type", target.Type.ToString()));

    public void ActivationCreated(GrainClass grainClass)
    {
        _created.Add(1);
        _grains.Add(1, new KeyValuePair<string, object?>("type", grainClass.Type.Name));
    }

    public void ActivationEnded(GrainClass grainClass)
    {
        _destroyed.Add(1);
        _grains.Add(-1, new KeyValuePair<string, object?>("type", grainClass.Type.Name));
    }

    public void ActivationFailed() => _failed.Add(1);

    public void ReminderTicked() => _ticks.Add(1);

    public void StorageDone(string operation, IGrainStorage storage, string state, long startedAt)
    {
        var latency = _storage[operation].Latency;
        if (latency.Enabled) latency.Record(_silo.Time.GetElapsedTime(startedAt).TotalMilliseconds, Provider(storage), State(state));
    }

    public void StorageFailed(string operation, IGrainStorage storage, string state) =>
        _storage[operation].Errors.Add(1, Provider(storage), State(state));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Provider(IGrainStorage storage) => new("provider_type_name", storage.GetType().Name);

    private static KeyValuePair<string, object?> State(string state) => new("state_name", state);
}

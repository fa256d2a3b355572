using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Traces and metrics under Orleans' own names, so that what reads the official engine reads this one.</summary>
internal sealed class Telemetry : IDisposable
{
    private static readonly ActivitySource Application = new("Microsoft.Orleans.Application", "1.2.0");
    private static readonly ActivitySource OfRuntime = new("Microsoft.Orleans.Runtime", "2.1.0");

    private static readonly string[] Operations = ["read", "write", "clear"];

    private readonly Silo _silo;
    private readonly Meter _meter = new("Microsoft.Orleans");
    private readonly Histogram<double> _callLatency;
    private readonly Counter<long> _timedOut;
    private readonly Counter<long> _canceled;
    private readonly Counter<int> _created;
    private readonly Counter<int> _destroyed;
    private readonly Counter<int> _failed;
    private readonly UpDownCounter<int> _grains;
    private readonly Counter<int> _ticks;
    private readonly Histogram<double> _tardiness;
    private readonly Dictionary<string, (Histogram<double> Latency, Counter<int> Errors)> _storage;

    public Telemetry(Silo silo)
    {
        _silo = silo;
        _callLatency = _meter.CreateHistogram<double>("orleans-app-requests-latency", "ms");
        _canceled = _meter.CreateCounter<long>("orleans-app-requests-canceled");
        _timedOut = _meter.CreateCounter<long>("orleans-app-requests-timedout");
        _created = _meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = _meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failed = _meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _grains = _meter.CreateUpDownCounter<int>("orleans-grains");
        _ticks = _meter.CreateCounter<int>("orleans-reminders-ticks-delivered");
        _tardiness = _meter.CreateHistogram<double>("orleans-reminders-tardiness", "seconds");
        _meter.CreateObservableGauge("orleans-catalog-activations", Activations);
        _storage = Operations.ToDictionary(
            operation => operation,
            operation => (
                _meter.CreateHistogram<double>($"orleans-storage-{operation}-latency", "ms"),
                _meter.CreateCounter<int>($"orleans-storage-{operation}-errors")),
            StringComparer.Ordinal);
    }

    public bool IsTraced => Application.HasListeners() || OfRuntime.HasListeners();

    /// <summary>The span of a call where it is made; the grain's own span is its child.</summary>
    public Activity? StartSending(GrainRequest request) => Start(request, ActivityKind.Client, Activity.Current?.Context ?? default);

    /// <summary>The span of a call in its grain.</summary>
    public Activity? StartCall(GrainRequest request) => IsTraced ? Start(request, ActivityKind.Server, request.ParentActivity?.Context ?? default) : null;

    public void CallEnded(GrainRequest request)
    {
        if (_callLatency.Enabled) _callLatency.Record(_silo.Time.GetElapsedTime(request.SentAt).TotalMilliseconds);
    }

    public void CallCanceled() => _canceled.Add(1);

    public void CallFailed(Exception exception)
    {
        if (Activity.Current is not { } activity || (activity.Source != Application && activity.Source != OfRuntime)) return;
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag("exception.type", exception.GetType().FullName);
        activity.SetTag("exception.message", exception.Message);
    }

    public void CallTimedOut(Runtime.GrainId target) => _timedOut.Add(1, new KeyValuePair<string, object?>("grain_type", target.Type.ToString()));

    public void ActivationCreated(GrainClass grainClass)
    {
        _created.Add(1, Tag(grainClass));
        _grains.Add(1, Tag(grainClass));
    }

    public void ActivationEnded(GrainClass grainClass)
    {
        _destroyed.Add(1, Tag(grainClass));
        _grains.Add(-1, Tag(grainClass));
    }

    public void ActivationFailed() => _failed.Add(1);

    public void ReminderTicks(TimeSpan late)
    {
        _ticks.Add(1);
        _tardiness.Record(late.TotalSeconds);
    }

    /// <summary>Counts the reminders of a schedule.</summary>
    public void Count(Func<int> reminders) => _meter.CreateObservableGauge("orleans-reminders-active", reminders);

    public void StorageDone<TState>(string operation, IGrainStorage storage, string state, long startedAt)
    {
        var latency = _storage[operation].Latency;
        if (latency.Enabled) latency.Record(_silo.Time.GetElapsedTime(startedAt).TotalMilliseconds, Provider(storage), State(state), Type<TState>());
    }

    public void StorageFailed<TState>(string operation, IGrainStorage storage, string state) =>
        _storage[operation].Errors.Add(1, Provider(storage), State(state), Type<TState>());

    public void Dispose() => _meter.Dispose();

    private static Activity? Start(GrainRequest request, ActivityKind kind, ActivityContext parent)
    {
        var source = request.Method.InterfaceType.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true ? OfRuntime : Application;
        var activity = source.StartActivity(request.Method.ActivityName, kind, parent);
        if (activity is null) return null;
        activity.SetTag("rpc.system.name", "orleans");
        activity.SetTag("orleans.rpc.service", request.Method.InterfaceName);
        activity.SetTag("rpc.method", $"{request.Method.InterfaceName}/{request.Method.Name}");
        activity.SetTag("orleans.rpc.target_id", request.Target is { } target ? GrainLabel.Of(target.GrainId) : null);
        if (request.Sender is { } sender) activity.SetTag("orleans.rpc.source_id", GrainLabel.Of(sender.GrainId));
        return activity;
    }

    private IEnumerable<Measurement<int>> Activations() => _silo.Directory.Activations
        .CountBy(activation => activation.Class)
        .Select(count => new Measurement<int>(count.Value, Tag(count.Key)));

    private static KeyValuePair<string, object?> Provider(IGrainStorage storage) => new("provider_type_name", storage.GetType().Name);

    private static KeyValuePair<string, object?> Type<TState>() => new("state_type", typeof(TState).Name);

    private static KeyValuePair<string, object?> Tag(GrainClass grainClass) => new("grain_type", grainClass.Name);

    private static KeyValuePair<string, object?> State(string state) => new("state_name", state);
}

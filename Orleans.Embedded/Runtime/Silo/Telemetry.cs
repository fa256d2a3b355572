using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>Traces and metrics under Orleans' own names.</summary>
internal sealed class Telemetry
{
    private static readonly ActivitySource Calls = new("Microsoft.Orleans.Application", "1.1.0");
    private static readonly Meter Meter = new("Microsoft.Orleans");
    private static readonly Counter<int> Created = Meter.CreateCounter<int>("orleans-catalog-activation-created");
    private static readonly Counter<int> Destroyed = Meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
    private static readonly UpDownCounter<int> Grains = Meter.CreateUpDownCounter<int>("orleans-grains");

    public bool IsTraced => Calls.HasListeners();

    public Activity? StartCall(GrainRequest request)
    {
        if (!IsTraced) return null;
        var activity = Calls.StartActivity(request.Method.ActivityName, ActivityKind.Server, request.ParentActivity?.Context ?? default);
        activity?.SetTag("rpc.system", "orleans");
        activity?.SetTag("rpc.service", request.Method.InterfaceName);
        activity?.SetTag("rpc.method", request.Method.Name);
        activity?.SetTag("rpc.orleans.target_id", request.Target?.GrainId.ToString());
        return activity;
    }

    public void ActivationCreated(GrainClass grainClass)
    {
        Created.Add(1);
        Grains.Add(1, new KeyValuePair<string, object?>("type", grainClass.Type.Name));
    }

    public void ActivationEnded(GrainClass grainClass)
    {
        Destroyed.Add(1);
        Grains.Add(-1, new KeyValuePair<string, object?>("type", grainClass.Type.Name));
    }
}

using System.Diagnostics.Metrics;
using Alfred.Diagnostics;
using Alfred.Operators;

namespace Alfred.Silo.Observability;

/// <summary>Says since when which version runs.</summary>
internal sealed class ProcessGauges
{
    public ProcessGauges(IOperatorHost host, IMeterFactory meters)
    {
        var meter = meters.Create(MessageMetrics.MeterName);
        meter.CreateObservableGauge(
            "process.start_time", () => host.StartedAt.ToUnixTimeMilliseconds() / 1000.0, "s", "When the process started, since 1970");
        meter.CreateObservableGauge(
            "alfred.build_info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", host.Version)),
            description: "1, with the version that runs");
    }
}

using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Alfred.Diagnostics;
using OpenTelemetry.Metrics;

namespace Alfred.Silo.Observability;

/// <summary>
/// Which instruments are collected, and which of their labels. OpenTelemetry makes room for every series at the start, by default for 2,000
/// of each instrument: what nobody looks at is left out, and the rest has as much room as it can need.
/// </summary>
internal static class MetricViews
{
    /// <summary>The meters that are collected from.</summary>
    public static readonly string[] Meters =
        [MessageMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.Orleans", "Npgsql", "System.Runtime"];

    private const int MaxSeries = 20;
    private const int MaxRequestSeries = 150;
    private const string Generation = "gc.heap.generation";
    private const string Requests = "http.server.request.duration";

    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
    private static readonly double[] Lateness = [1, 5, 15, 60, 300, 900, 3600, 21600];
    private static readonly double[] Milliseconds = [1, 5, 25, 100, 500, 2_500, 10_000];

    /// <summary>
    /// Of the meters of others: their instruments that are kept, and the labels that each keeps. Only of what is counted as it happens can
    /// a label be left out: of what is asked for at each look, the last of the values that differ in it would stay, not their sum.
    /// </summary>
    private static readonly FrozenDictionary<string, string[]> Kept = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Requests] = ["http.route", "http.request.method", "http.response.status_code"],
        ["orleans-app-requests-timedout"] = [],
        ["orleans-catalog-activations"] = [],
        ["orleans-messaging-sent-failed"] = [],
        ["orleans-scheduler-long-running-turns"] = [],
        ["orleans-storage-read-errors"] = [],
        ["orleans-storage-write-errors"] = [],
        ["db.client.connection.count"] = ["db.client.connection.state"],
        ["db.client.connection.npgsql.timeouts"] = [],
        ["db.client.operation.failed"] = [],
        ["dotnet.exceptions"] = [],
        ["dotnet.gc.collections"] = [Generation],
        ["dotnet.gc.last_collection.heap.size"] = [Generation],
        ["dotnet.gc.pause.time"] = [],
        ["dotnet.process.cpu.time"] = ["cpu.mode"],
        ["dotnet.process.memory.working_set"] = [],
        ["dotnet.thread_pool.queue.length"] = [],
        ["dotnet.thread_pool.thread.count"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How an instrument is collected.</summary>
    public static MetricStreamConfiguration? Of(Instrument instrument)
    {
        var isOwn = instrument.Meter.Name == MessageMetrics.MeterName;
        if (!isOwn && !Kept.ContainsKey(instrument.Name))
            return MetricStreamConfiguration.Drop;
        var view = IsHistogram(instrument)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = BoundariesOf(instrument), RecordMinMax = false }
            : new MetricStreamConfiguration();
        view.CardinalityLimit = instrument.Name == Requests ? MaxRequestSeries : MaxSeries;
        if (!isOwn)
            view.TagKeys = Kept[instrument.Name];
        return view;
    }

    private static bool IsHistogram(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Histogram<>);

    private static double[] BoundariesOf(Instrument instrument) =>
        instrument.Unit != "s" ? Milliseconds : instrument.Name.EndsWith("lateness", StringComparison.Ordinal) ? Lateness : Seconds;
}

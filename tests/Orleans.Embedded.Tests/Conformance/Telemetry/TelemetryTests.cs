using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Telemetry;

/// <summary>Runs alone: listeners hear every silo of the process.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    [Fact]
    public async Task metrics_have_the_names_of_the_official_engine()
    {
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => seen[instrument.Name] = true);
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen[instrument.Name] = true);
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => seen[instrument.Name] = true);
        listener.Start();
        await using var silo = await TestSilo.StartAsync();
        await silo.Grains.GetGrain<ICounterGrain>("counter:t").AddAsync(1);
        listener.RecordObservableInstruments();
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "orleans-app-requests-latency", "orleans-catalog-activations", "orleans-grains", "orleans-storage-read-latency", "orleans-storage-write-latency" },
            seen.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task a_call_is_a_span_of_its_callers_trace()
    {
        var spans = new ConcurrentQueue<Activity>();
        var sent = new TaskCompletionSource();
        using var source = new ActivitySource("Test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name is "Microsoft.Orleans.Runtime" or "Microsoft.Orleans.Application" or "Test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                spans.Enqueue(span);
                if (span is { Kind: ActivityKind.Client, OperationName: "ICounterGrain/AddAsync" }) sent.TrySetResult();
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var silo = await TestSilo.StartAsync(builder => builder.AddActivityPropagation());
        using (var caller = source.StartActivity("caller"))
        {
            await silo.Grains.GetGrain<ICounterGrain>("counter:s").AddAsync(1);
            Assert.NotNull(caller);
        }

        await sent.Task.WaitAsync(TestSilo.Patience);
        var calls = spans.Where(candidate => candidate.OperationName == "ICounterGrain/AddAsync").ToDictionary(span => span.Kind);
        Assert.Equal(spans.Single(candidate => candidate.OperationName == "caller").SpanId, calls[ActivityKind.Client].ParentSpanId);
        Assert.Equal(calls[ActivityKind.Client].SpanId, calls[ActivityKind.Server].ParentSpanId);
        // Here its key is hashed, as keys may be phone numbers; the official engine names it.
        Assert.StartsWith("test-counter/", (string?)calls[ActivityKind.Server].GetTagItem("orleans.rpc.target_id"), StringComparison.Ordinal);

        // Interfaces in namespaces of Orleans, as this test's, are the runtime's; all others are the application's.
        Assert.Equal("Microsoft.Orleans.Runtime", calls[ActivityKind.Server].Source.Name);
    }
}

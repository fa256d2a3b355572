using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Alfred.Silo.Leaks;

/// <summary>Everything that leaves a process beside its answers: log lines at every level, traces, the tags of metrics.</summary>
internal sealed class Telemetry : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Telemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(
                $"activity {activity.Source.Name}", activity.OperationName, activity.DisplayName, activity.StatusDescription,
                Text(activity.TagObjects), Text(activity.Baggage),
                string.Join(' ', activity.Events.Select(@event => $"{@event.Name} {Text(@event.Tags)}"))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add($"metric {instrument.Name}", Text(tags.ToArray())));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add($"metric {instrument.Name}", Text(tags.ToArray())));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add($"metric {instrument.Name}", Text(tags.ToArray())));
        _meters.Start();
    }

    /// <summary>What was seen.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Text<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    private void Add(params string?[] parts) => _lines.Enqueue(string.Join(" | ", parts));

    private sealed class Writer(Telemetry telemetry, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            telemetry.Add(
                $"scope {category}",
                state as string ?? (state is IEnumerable<KeyValuePair<string, object?>> pairs ? Text(pairs) : state.ToString()));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            telemetry.Add(
                $"log {logLevel} {category} {eventId.Id}",
                formatter(state, exception),
                state is IEnumerable<KeyValuePair<string, object?>> pairs ? Text(pairs) : null,
                exception?.ToString());
    }
}

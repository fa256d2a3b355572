using System.Collections.Immutable;

namespace Alfred.Sandbox.Feeds;

/// <summary>The last calls in both directions, for those who want to see behind the scenes.</summary>
internal sealed class TrafficLog(SandboxFeed feed, TimeProvider time)
{
    private const int Capacity = 80;

    private readonly Lock _gate = new();
    private readonly Queue<TrafficEntry> _entries = new();
    private int _last;

    /// <summary>The entries, oldest first.</summary>
    public ImmutableArray<TrafficEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>Notes a call.</summary>
    /// <param name="isFromAlfred">True for a call of the provider's API, false for a webhook.</param>
    /// <param name="what">What it was.</param>
    /// <param name="status">How it was answered: an HTTP status, or words where there was none.</param>
    public void Add(bool isFromAlfred, string what, string status)
    {
        lock (_gate)
        {
            var entry = new TrafficEntry(++_last, time.GetUtcNow(), isFromAlfred, what, status);
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity)
                _entries.Dequeue();
            feed.Publish("traffic", entry);
        }
    }
}

/// <summary>One call.</summary>
internal sealed record TrafficEntry(int Number, DateTimeOffset At, bool IsFromAlfred, string What, string Status);

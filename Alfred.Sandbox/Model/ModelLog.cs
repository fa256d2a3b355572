using System.Collections.Immutable;
using Alfred.Sandbox.Feeds;

namespace Alfred.Sandbox.Model;

/// <summary>The last requests to the played model, for its page.</summary>
internal sealed class ModelLog(SandboxFeed feed, TimeProvider time)
{
    private const int Capacity = 30;
    private const int MaxBody = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<ModelEntry> _entries = new();
    private int _last;

    /// <summary>The requests, newest first.</summary>
    public ImmutableArray<ModelEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries.Reverse()];
        }
    }

    /// <summary>Keeps one.</summary>
    public void Add(ModelRequest request, ModelAnswer? answer, string status)
    {
        lock (_gate)
        {
            _entries.Enqueue(new(
                ++_last, time.GetUtcNow(), request.Model, status, request.Messages, request.Tools, answer,
                request.Body.Length <= MaxBody ? request.Body : $"{request.Body[..MaxBody]} …"));
            if (_entries.Count > Capacity)
                _entries.Dequeue();
            feed.Publish("model", new { Number = _last });
        }
    }
}

/// <summary>One request and what was answered.</summary>
internal sealed record ModelEntry(
    int Number, DateTimeOffset At, string Model, string Status, ImmutableArray<ModelMessage> Messages, ImmutableArray<string> Tools,
    ModelAnswer? Answer, string Body);

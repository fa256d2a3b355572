using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>What grains did, in order, and a way to wait for it.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry)
    {
        _entries.Enqueue(entry);
        Of(entry).TrySetResult();
    }

    public Task UntilAsync(string entry) => Of(entry).Task.WaitAsync(TestSilo.Patience);

    private TaskCompletionSource Of(string entry) => _awaited.GetOrAdd(entry, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

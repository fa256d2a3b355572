using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>Named gates that hold grains until the test opens them.</summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    private volatile bool _areOpen;

    public Task WaitAsync(string name)
    {
        if (_areOpen) return Task.CompletedTask;
        var gate = Of(name);
        gate.Arrived.TrySetResult();
        return gate.Opened.Task;
    }

    /// <summary>Completes when a grain waits at the gate.</summary>
    public Task ArrivalAsync(string name) => Of(name).Arrived.Task.WaitAsync(TestSilo.Patience);

    public void Open(string name) => Of(name).Opened.TrySetResult();

    /// <summary>Opens them all, so that a test that failed leaves no call behind that its silo waits for.</summary>
    public void OpenAll()
    {
        _areOpen = true;
        foreach (var gate in _gates.Values) gate.Opened.TrySetResult();
    }

    private Gate Of(string name) => _gates.GetOrAdd(name, _ => new Gate());

    private sealed class Gate
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

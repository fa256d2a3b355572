using System.Collections.Immutable;

namespace Alfred.Testing.Http;

/// <summary>What a fake server was called with, in order. Safe for concurrent use.</summary>
public sealed class CallLedger<TCall>
{
    private readonly Lock _lock = new();
    private readonly List<(Func<ImmutableArray<TCall>, bool> Condition, TaskCompletionSource<ImmutableArray<TCall>> Met)> _waiting = [];
    private ImmutableArray<TCall> _calls = [];

    /// <summary>The calls so far.</summary>
    public ImmutableArray<TCall> All
    {
        get
        {
            lock (_lock)
                return _calls;
        }
    }

    /// <summary>How many there were.</summary>
    public int Count => All.Length;

    /// <summary>Writes a call down and wakes who waited for it.</summary>
    public void Add(TCall call)
    {
        List<(TaskCompletionSource<ImmutableArray<TCall>> Met, ImmutableArray<TCall> Calls)> met = [];
        lock (_lock)
        {
            _calls = _calls.Add(call);
            foreach (var waiting in _waiting.Where(waiting => waiting.Condition(_calls)).ToArray())
            {
                _waiting.Remove(waiting);
                met.Add((waiting.Met, _calls));
            }
        }

        foreach (var (source, calls) in met)
            source.TrySetResult(calls);
    }

    /// <summary>Forgets all calls.</summary>
    public void Clear()
    {
        lock (_lock)
            _calls = [];
    }

    /// <summary>Waits until there are at least so many calls, and returns them all.</summary>
    /// <exception cref="TimeoutException">They did not come; the message says how many did.</exception>
    public Task<ImmutableArray<TCall>> WaitForAsync(int count, TimeSpan timeout) =>
        WaitForAsync(calls => calls.Length >= count, $"{count} calls", timeout);

    /// <summary>Waits until the calls meet a condition, and returns them all.</summary>
    /// <exception cref="TimeoutException">They did not; the message names the condition and how many came.</exception>
    public async Task<ImmutableArray<TCall>> WaitForAsync(Func<ImmutableArray<TCall>, bool> condition, string description, TimeSpan timeout)
    {
        var met = new TaskCompletionSource<ImmutableArray<TCall>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (condition(_calls))
                return _calls;
            _waiting.Add((condition, met));
        }

        try
        {
            return await met.Task.WaitAsync(timeout);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"waited {timeout.TotalSeconds:0.#} s for {description}; the fake server saw {Count}", exception);
        }
    }
}

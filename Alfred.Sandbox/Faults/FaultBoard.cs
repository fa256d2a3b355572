using System.Collections.Immutable;
using Alfred.Sandbox.Feeds;

namespace Alfred.Sandbox.Faults;

/// <summary>Which faults are switched on, and how often each had an effect since. Safe for concurrent use.</summary>
internal sealed class FaultBoard(SandboxFeed feed)
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<Fault, int> _on = ImmutableSortedDictionary<Fault, int>.Empty;

    /// <summary>The faults that are on, with the number of their effects.</summary>
    public ImmutableArray<FaultState> State => [.. _on.Select(static fault => new FaultState(fault.Key, fault.Value))];

    /// <summary>Switches one.</summary>
    public void Switch(Fault fault, bool isOn)
    {
        lock (_gate)
        {
            _on = isOn ? _on.SetItem(fault, 0) : _on.Remove(fault);
            feed.Publish("faults", State);
        }
    }

    /// <summary>True when a fault is on, which then counts as one effect of it.</summary>
    public bool IsActive(Fault fault)
    {
        lock (_gate)
        {
            if (!_on.TryGetValue(fault, out var count))
                return false;
            _on = _on.SetItem(fault, count + 1);
            feed.Publish("faults", State);
            return true;
        }
    }
}

/// <summary>A fault that is on.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Count">How often it had an effect since it was switched on.</param>
internal sealed record FaultState(Fault Fault, int Count);

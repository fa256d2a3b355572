namespace Orleans.Runtime;

/// <summary>Values that travel with calls, from caller to callee and on, never back.</summary>
public static class RequestContext
{
    internal const string ReentrancyKey = "#CCR";

    // The dictionary is replaced, never changed, because copies of the async flow share it.
    private static readonly AsyncLocal<Dictionary<string, object>?> Flow = new();

    /// <summary>The call chain whose calls may enter again; empty if none may.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ReentrancyKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty) Remove(ReentrancyKey);
            else Set(ReentrancyKey, value);
        }
    }

    /// <summary>The names of the values.</summary>
    public static IEnumerable<string> Keys => Flow.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>The values with their names.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Flow.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    internal static Dictionary<string, object>? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Calls made within the section may call back into the grains of their chain.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.CreateVersion7(DateTimeOffset.UnixEpoch) : original);
    }

    /// <summary>Calls made within the section may not call back into the grains of their chain.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>The value of a name.</summary>
    public static object? Get(string key) => Flow.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for the calls made from here on.</summary>
    public static void Set(string key, object value)
    {
        var values = Flow.Value is { } present ? new Dictionary<string, object>(present) : new Dictionary<string, object>(1);
        values[key] = value;
        Flow.Value = values;
    }

    /// <summary>Removes a value.</summary>
    public static bool Remove(string key)
    {
        if (Flow.Value is not { } present || !present.ContainsKey(key)) return false;
        var values = new Dictionary<string, object>(present);
        values.Remove(key);
        Flow.Value = values.Count == 0 ? null : values;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear()
    {
        if (Flow.Value is not null) Flow.Value = null;
    }

    /// <summary>A section of code with its own rule of reentrancy; disposing it restores the former rule.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _chosen;

        /// <summary>Enters a section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _chosen = newReentrancyId;
            if (_chosen != _original) ReentrancyId = _chosen;
            if (_chosen != Guid.Empty) (RuntimeContext.Current as Core.Internal.ICallChainReentrantGrainContext)?.OnEnterReentrantSection(_chosen);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_chosen != Guid.Empty) (RuntimeContext.Current as Core.Internal.ICallChainReentrantGrainContext)?.OnExitReentrantSection(_chosen);
            if (_chosen != _original) ReentrancyId = _original;
        }
    }
}

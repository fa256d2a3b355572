namespace Orleans.Concurrency;

/// <summary>Wraps a value that its sender promises not to change.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[Immutable]
public readonly struct Immutable<T>
{
    /// <summary>The value.</summary>
    public readonly T Value;

    /// <summary>Wraps a value.</summary>
    public Immutable(T value) => Value = value;
}

namespace Orleans.Concurrency;

/// <summary>Wrapping of values that do not change.</summary>
public static class ImmutableExtensions
{
    /// <summary>Wraps a value that its sender promises not to change.</summary>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}

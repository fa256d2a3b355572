namespace Orleans.Runtime;

/// <summary>The identity of one activation of a grain.</summary>
[Immutable]
public readonly struct ActivationId : IEquatable<ActivationId>
{
    /// <summary>Wraps a guid.</summary>
    public ActivationId(Guid key) => Key = key;

    /// <summary>The guid.</summary>
    internal Guid Key { get; }

    /// <summary>Whether it is empty.</summary>
    public bool IsDefault => Key == default;

    /// <summary>Makes a new identity.</summary>
    public static ActivationId NewId() => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(ActivationId other) => Key.Equals(other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"@{Key:N}";

    /// <summary>Whether both are the same activation.</summary>
    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    /// <summary>Whether the activations differ.</summary>
    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}

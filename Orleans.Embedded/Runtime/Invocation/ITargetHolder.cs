namespace Orleans.Serialization.Invocation;

/// <summary>Holds what a call is made on.</summary>
public interface ITargetHolder
{
    /// <summary>The target.</summary>
    object? GetTarget();

    /// <summary>A component of the target.</summary>
    object? GetComponent(Type componentType);
}

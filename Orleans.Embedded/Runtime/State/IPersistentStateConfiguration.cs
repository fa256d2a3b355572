namespace Orleans.Runtime;

/// <summary>Names a state and its storage.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The name of the state; with the grain's key it is the whole identity of the stored row.</summary>
    string StateName { get; }

    /// <summary>The name of the storage; null for the default one.</summary>
    string? StorageName { get; }
}

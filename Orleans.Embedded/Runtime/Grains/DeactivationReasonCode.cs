namespace Orleans;

/// <summary>The kinds of reason for which an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>None given.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>The activation did not come up.</summary>
    ActivationFailed,

    /// <summary>The directory failed; never with one silo.</summary>
    DirectoryFailure,

    /// <summary>No call came for the collection age.</summary>
    ActivationIdle,

    /// <summary>A call did not end.</summary>
    ActivationUnresponsive,

    /// <summary>Another activation was first; never with one silo.</summary>
    DuplicateActivation,

    /// <summary>A call needs another version; never with one silo.</summary>
    IncompatibleRequest,

    /// <summary>The grain failed in a way that leaves its memory untrustworthy.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>The grain moves; never with one silo.</summary>
    Migrating,

    /// <summary>The runtime or an operator asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}

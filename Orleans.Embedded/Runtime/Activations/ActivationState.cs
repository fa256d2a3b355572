namespace Orleans.Embedded;

/// <summary>The life of an activation.</summary>
internal enum ActivationState
{
    /// <summary>Made, not begun.</summary>
    Created,

    /// <summary>Coming up; calls wait.</summary>
    Activating,

    /// <summary>Takes calls.</summary>
    Active,

    /// <summary>Asked to end while calls run; others wait.</summary>
    Draining,

    /// <summary>Ending; calls wait.</summary>
    Deactivating,

    /// <summary>Gone; calls go to the next activation.</summary>
    Invalid,
}

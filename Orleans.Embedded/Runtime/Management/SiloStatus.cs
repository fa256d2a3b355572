namespace Orleans.Runtime;

/// <summary>The states of a silo.</summary>
public enum SiloStatus
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>Created.</summary>
    Created = 1,

    /// <summary>Starting.</summary>
    Joining = 2,

    /// <summary>Takes calls.</summary>
    Active = 3,

    /// <summary>Stops gracefully.</summary>
    ShuttingDown = 4,

    /// <summary>Stops at once.</summary>
    Stopping = 5,

    /// <summary>Stopped.</summary>
    Dead = 6,
}

namespace Orleans.Configuration;

/// <summary>Options of calls within a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How many calls may wait for one activation before a warning; 0 for no limit.</summary>
    public int MaxEnqueuedRequestsSoftLimit { get; set; }

    /// <summary>How many calls may wait for one activation before further ones fail with <see cref="Runtime.LimitExceededException"/>; 0 for no limit.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}

namespace Orleans.Configuration;

/// <summary>The names of the cluster.</summary>
public class ClusterOptions
{
    /// <summary>The cluster unless set.</summary>
    public const string DefaultClusterId = "default";

    /// <summary>The service unless set.</summary>
    public const string DefaultServiceId = "default";

    /// <summary>The cluster; it may change with a deployment.</summary>
    public string ClusterId { get; set; } = DefaultClusterId;

    /// <summary>The service; rows are stored under it, so it must never change.</summary>
    public string ServiceId { get; set; } = DefaultServiceId;
}

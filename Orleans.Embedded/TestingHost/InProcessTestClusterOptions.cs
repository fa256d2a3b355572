using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>Options of a cluster for tests.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The cluster's name.</summary>
    public string ClusterId { get; set; } = "testcluster";

    /// <summary>The service's name, which stands in every row of the storage.</summary>
    public string ServiceId { get; set; } = "testservice";

    /// <summary>Whether the client is there when the cluster is; the embedded engine's always is.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>How many silos; the embedded engine is a cluster of one.</summary>
    public short InitialSilosCount { get; set; } = 1;

    /// <summary>What configures the silo's host, in order.</summary>
    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];
}

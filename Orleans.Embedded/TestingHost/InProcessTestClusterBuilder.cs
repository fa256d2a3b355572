using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds a cluster for tests within the test's process.</summary>
public sealed class InProcessTestClusterBuilder
{
    /// <summary>A cluster of one.</summary>
    public InProcessTestClusterBuilder() : this(1)
    {
    }

    /// <summary>A cluster of so many silos; the embedded engine has one.</summary>
    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(initialSilosCount, (short)1);
        Options = new InProcessTestClusterOptions { InitialSilosCount = initialSilosCount };
    }

    /// <summary>The options of the cluster.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>Configures the host.</summary>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate) =>
        ConfigureSiloHost((_, host) => configureDelegate(host));

    /// <summary>Configures the silo.</summary>
    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate) =>
        ConfigureSiloHost((silo, host) => host.UseOrleans(builder => configureSiloDelegate(silo, builder)));

    /// <summary>Configures the host of the silo.</summary>
    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    /// <summary>Builds the cluster; <see cref="InProcessTestCluster.DeployAsync()"/> starts it.</summary>
    public InProcessTestCluster Build() => new(Options);
}

using Alfred.Instances;

namespace Alfred.Silo.Engine;

/// <summary>The embedded engine is a cluster of one: there is nobody to find and no port to open.</summary>
internal static class Cluster
{
    /// <summary>Says how the silo finds the others.</summary>
    public static void Join(ISiloBuilder silo, Instance instance, string connectionString) =>
        silo.UseLocalhostClustering(serviceId: $"alfred-{instance.Name}", clusterId: $"alfred-{instance.Name}");
}

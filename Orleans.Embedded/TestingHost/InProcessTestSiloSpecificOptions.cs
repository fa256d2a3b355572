namespace Orleans.TestingHost;

/// <summary>What belongs to one silo of a cluster for tests.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>The port of the silo; the embedded engine opens none.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port of the gateway; the embedded engine opens none.</summary>
    public int GatewayPort { get; set; }

    /// <summary>The name of the silo.</summary>
    public string SiloName { get; set; } = "Silo_0";
}

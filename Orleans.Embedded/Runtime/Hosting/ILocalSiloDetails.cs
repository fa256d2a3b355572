namespace Orleans.Runtime;

/// <summary>Describes this silo.</summary>
public interface ILocalSiloDetails
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The cluster.</summary>
    string ClusterId { get; }

    /// <summary>The host.</summary>
    string DnsHostName { get; }

    /// <summary>The address; the embedded silo listens on none.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>The gateway's address; the embedded silo has none of its own.</summary>
    SiloAddress GatewayAddress { get; }
}

using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Describes the silo; its address is a name, no port is open.</summary>
internal sealed class LocalSiloDetails : ILocalSiloDetails
{
    public LocalSiloDetails(IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, TimeProvider? time = null)
    {
        DnsHostName = Dns.GetHostName();
        Name = silo.Value.SiloName ?? $"Silo_{DnsHostName}";
        ClusterId = cluster.Value.ClusterId;
        // Orleans counts generations in seconds from 2022 on; only that they grow matters.
        var age = (time ?? TimeProvider.System).GetUtcNow() - new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 0, (int)age.TotalSeconds);
    }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName { get; }

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress => SiloAddress;
}

using System.Net.Sockets;

namespace Alfred.Silo.Configuration;

/// <summary>The cluster's part of the settings. Unset, the process is a cluster of one and there is nothing to configure.</summary>
internal static class ClusterSettings
{
    private const int DefaultPort = 11_111;
    private const int DefaultGatewayPort = 30_000;

    /// <summary>Reads the address at which this silo is reached.</summary>
    /// <param name="reader">The variables.</param>
    /// <param name="kind">Which instance: outside production both may run on one machine, with ports of their own.</param>
    /// <param name="taken">The ports in use already, by their variables; 0 for none.</param>
    /// <returns>Null for a cluster of one.</returns>
    public static SiloEndpoint? Read(VariableReader reader, InstanceKind kind, params IEnumerable<(string Variable, int Port)> taken)
    {
        if (!reader.Read("CLUSTER", false, ParseCluster))
        {
            reader.RefuseUnused(
                "is set, but CLUSTER is not. Set CLUSTER=postgres, or remove it.", "SILO_ADDRESS", "SILO_PORT", "SILO_GATEWAY_PORT");
            return null;
        }

        // In production it is required anyway.
        if (!reader.IsProduction)
        {
            reader.Require(
                "DATABASE_URL", "CLUSTER=postgres needs a database that every silo reaches: postgres://user:password@host:5432/database.");
        }

        var offset = kind == InstanceKind.Biz && !reader.IsProduction ? 1 : 0;
        var port = reader.Read("SILO_PORT", DefaultPort + offset, text => Formats.Port(text));
        var gatewayPort = reader.Read("SILO_GATEWAY_PORT", DefaultGatewayPort + offset, text => Formats.Port(text, min: 0));
        RefuseShared(reader, [.. taken, ("SILO_PORT", port), ("SILO_GATEWAY_PORT", gatewayPort)]);
        return new(ReadAddress(reader), port, gatewayPort);
    }

    private static bool ParseCluster(string text) => text == "postgres"
        ? true
        : throw new FormatException("is not postgres. Set it to that for several silos on one database, or leave it unset for one process");

    private static IPAddress ReadAddress(VariableReader reader)
    {
        if (reader.Find("SILO_ADDRESS") is not null)
            return reader.Read("SILO_ADDRESS", IPAddress.Loopback, ParseAddress);
        return reader.Find("FLY_PRIVATE_IP") is not null
            ? reader.Read("FLY_PRIVATE_IP", IPAddress.Loopback, ParseAddress)
            : PrivateAddress.OfThisMachine() ?? IPAddress.Loopback;
    }

    private static IPAddress ParseAddress(string text)
    {
        // In URLs an IPv6 address has brackets. A port behind them is refused: it has a variable of its own.
        var bare = text is ['[', .., ']'] ? text[1..^1] : text;
        // Without three dots it could be 10.5, which means 10.0.0.5 and was hardly intended.
        if (!IPAddress.TryParse(bare, out var address)
            || (address.AddressFamily == AddressFamily.InterNetwork && bare.Split('.').Length != 4))
        {
            throw new FormatException("is no IP address such as 10.0.0.5 or fdaa:0:1::3 (names and ports do not belong here)");
        }

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            throw new FormatException("stands for every address. Name the one at which the other silos reach this machine");
        if (address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.GetAddressBytes() is [>= 224, _, _, _])
            throw new FormatException("is no address at which other machines reach this one. Take its private one");
        return address;
    }

    private static void RefuseShared(VariableReader reader, (string Variable, int Port)[] ports)
    {
        foreach (var same in ports.Where(one => one.Port > 0).GroupBy(one => one.Port))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"is {same.Key}, as is {same.First().Variable}. Choose another port.");
            foreach (var (variable, _) in same.Skip(1))
                reader.Refuse(variable, text);
        }
    }
}

/// <summary>Where the other silos of a cluster reach this one.</summary>
/// <param name="Address">An address of this machine.</param>
/// <param name="Port">The port for other silos.</param>
/// <param name="GatewayPort">The port for Orleans clients; 0 for none, as Alfred has no such clients.</param>
public sealed record SiloEndpoint(IPAddress Address, int Port, int GatewayPort);

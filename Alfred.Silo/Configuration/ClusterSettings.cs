using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Alfred.Instances;

namespace Alfred.Silo.Configuration;

/// <summary>The cluster's part of the settings. Unset, the process is a cluster of one and there is nothing to configure.</summary>
internal static class ClusterSettings
{
    private const int DefaultPort = 11_111;
    private const int DefaultGatewayPort = 30_000;
    private const int MaxPort = 65_535;

    private static readonly string[] SiloVariables = ["SILO_ADDRESS", "SILO_PORT", "SILO_GATEWAY_PORT"];

    /// <summary>Reads where this silo is reached.</summary>
    /// <param name="reading">The variables.</param>
    /// <param name="kind">Which instance: outside production both may run on one machine, with ports of their own.</param>
    /// <param name="taken">The ports that have a use already, by their variables.</param>
    /// <returns>Null for a cluster of one.</returns>
    public static SiloEndpoint? Read(SettingsReading reading, InstanceKind kind, params IEnumerable<(string Variable, int Port)> taken)
    {
        if (!reading.Read("CLUSTER", false, ReadCluster))
        {
            RefuseUnused(reading);
            return null;
        }

        // In production it is required anyway.
        if (!reading.IsProduction)
        {
            reading.Require(
                "DATABASE_URL", "CLUSTER=postgres needs a database that every silo reaches: postgres://user:password@host:5432/database.");
        }

        var offset = kind == InstanceKind.Biz && !reading.IsProduction ? 1 : 0;
        var port = reading.Read("SILO_PORT", DefaultPort + offset, text => ReadPort(text, 1));
        var gatewayPort = reading.Read("SILO_GATEWAY_PORT", DefaultGatewayPort + offset, text => ReadPort(text, 0));
        RefuseShared(reading, [.. taken, ("SILO_PORT", port), ("SILO_GATEWAY_PORT", gatewayPort)]);
        return new(ReadAddress(reading), port, gatewayPort);
    }

    private static bool ReadCluster(string text) => text == "postgres"
        ? true
        : throw new FormatException("is not postgres. Set it to that for several silos on one database, or leave it unset for one process");

    private static IPAddress ReadAddress(SettingsReading reading)
    {
        if (reading.Find("SILO_ADDRESS") is not null)
            return reading.Read("SILO_ADDRESS", IPAddress.Loopback, ReadAddress);
        return reading.Find("FLY_PRIVATE_IP") is not null
            ? reading.Read("FLY_PRIVATE_IP", IPAddress.Loopback, ReadAddress)
            : PrivateAddress.OfThisMachine() ?? IPAddress.Loopback;
    }

    private static IPAddress ReadAddress(string text)
    {
        // Written as in a URL an IPv6 address has brackets; behind them a port could follow, which has a variable of its own.
        var bare = text is ['[', .., ']'] ? text[1..^1] : text;
        // Without three dots it could be 10.5, which stands for 10.0.0.5 and was hardly meant.
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

    private static int ReadPort(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= least && port <= MaxPort
            ? port
            : throw new FormatException($"is no port: a number from 1 to 65535{(least == 0 ? ", or 0 for none" : "")}");

    private static void RefuseShared(SettingsReading reading, (string Variable, int Port)[] ports)
    {
        foreach (var (variable, port) in ports.Where(one => one.Port > 0).GroupBy(one => one.Port).SelectMany(same => same.Skip(1)))
        {
            var first = ports.First(one => one.Port == port).Variable;
            reading.Add(variable, string.Create(CultureInfo.InvariantCulture, $"is {port}, as is {first}. Choose another port."));
        }
    }

    // Somebody who sets them expects a cluster.
    private static void RefuseUnused(SettingsReading reading)
    {
        foreach (var name in SiloVariables.Where(name => reading.IsProduction && reading.Find(name) is not null))
            reading.Add(name, "is set, but CLUSTER is not. Set CLUSTER=postgres, or remove it.");
    }
}

using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Alfred.Silo.Configuration;

/// <summary>The address of a machine in its private network.</summary>
internal static class PrivateAddress
{
    /// <summary>This machine's; null when it has none.</summary>
    public static IPAddress? OfThisMachine() => First(
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
        from address in network.GetIPProperties().UnicastAddresses
        select address.Address);

    /// <summary>The first private one of some addresses, IPv4 before IPv6; null when there is none.</summary>
    public static IPAddress? First(IEnumerable<IPAddress> addresses) =>
        addresses.Where(IsPrivate).OrderBy(address => address.AddressFamily != AddressFamily.InterNetwork).FirstOrDefault();

    private static bool IsPrivate(IPAddress address) => address.GetAddressBytes() switch
    {
        [10, _, _, _] or [192, 168, _, _] or [172, >= 16 and < 32, _, _] => true,
        [0xfc or 0xfd, ..] => address.AddressFamily == AddressFamily.InterNetworkV6,
        _ => false,
    };
}

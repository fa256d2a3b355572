using System.Net.Sockets;

namespace Alfred.Gateway.Outbound;

/// <summary>
/// Tells addresses of the internet from all others: this machine, its networks, its platform, and whatever carries such an address inside.
/// The ranges are those of the IANA special-purpose registries (RFC 6890 and its successors).
/// </summary>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> NotPublic4 =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure answers here what others answer at 169.254.169.254.
            "168.63.129.16/32"]).Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>
    /// Everything that was ever given out lies here; fdaa::/16 (Fly), unique-local, link-local, multicast, :: and ::1 do not.
    /// </summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>RFC 6052: the last four bytes are the IPv4 address that is meant.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private static readonly ImmutableArray<IPNetwork> NotPublic6 =
    [
        // Protocol assignments with Teredo, documentation, 6to4, documentation: tunnels carry an IPv4 address to wherever they like.
        .. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>True for an address that a provider on the internet can have.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Contains(NotPublic4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (Translated.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !Contains(NotPublic6, address);
    }

    private static bool Contains(ImmutableArray<IPNetwork> ranges, IPAddress address)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(address))
                return true;
        }

        return false;
    }
}

using System.Net.Sockets;

namespace Alfred.Gateway.Access;

/// <summary>Tells clients apart by their addresses.</summary>
internal static class ClientAddress
{
    /// <summary>One address for all that one client has: whoever has an IPv6 address has the 2^64 beside it.</summary>
    public static IPAddress Of(IPAddress peer)
    {
        var address = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}

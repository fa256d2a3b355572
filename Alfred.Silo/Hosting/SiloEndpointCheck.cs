using System.Net.Sockets;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Hosting;

/// <summary>Whether a silo can listen where the settings say. Checked before the start, which would fail with stack traces.</summary>
internal static class SiloEndpointCheck
{
    /// <summary>Fails unless this machine has the address and the ports are free.</summary>
    /// <exception cref="SiloEndpointRefusedException">It has not, or they are not.</exception>
    public static void Require(SiloEndpoint silo)
    {
        Require(silo.Address, silo.Port, "SILO_PORT");
        if (silo.GatewayPort > 0)
            Require(silo.Address, silo.GatewayPort, "SILO_GATEWAY_PORT");
    }

    /// <summary>What keeps this machine from listening at an address, on any port; null when nothing does.</summary>
    public static string? FindProblem(IPAddress address) => TryListen(new(address, 0)) == SocketError.Success
        ? null
        : $"SILO_ADDRESS: {address} is no address of this machine. Set it to the one at which the other silos reach it.";

    private static void Require(IPAddress address, int port, string variable)
    {
        if (FindProblem(address) is { } problem)
            throw new SiloEndpointRefusedException(problem);
        var endpoint = new IPEndPoint(address, port);
        if (TryListen(endpoint) is var error and not SocketError.Success)
        {
            throw new SiloEndpointRefusedException(
                $"{variable}: {endpoint} cannot be listened on ({error}). Stop the silo there, or set {variable} to a free port.");
        }
    }

    private static SocketError TryListen(IPEndPoint endpoint)
    {
        try
        {
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
            socket.Listen();
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}

/// <summary>A silo cannot listen where the settings say.</summary>
/// <param name="message">Which variable, what is wrong and what to do.</param>
internal sealed class SiloEndpointRefusedException(string message) : Exception(message);

using System.Net;
using System.Net.Sockets;

namespace Alfred.Testing;

/// <summary>Ports for servers that cannot choose one themselves.</summary>
public static class FreePort
{
    private const int FirstLasting = 20_000;
    private const int LastingPorts = 10_000;

    private static int _lasting = Environment.ProcessId * 37;

    /// <summary>A port of the loopback that nobody listens on now.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// A port for a server that goes down and comes back: outside the range from which the system serves outgoing connections. One of those
    /// could take it meanwhile, even a client's that tries to reach that very server.
    /// </summary>
    public static int TakeLasting()
    {
        for (var attempt = 0; attempt < LastingPorts; attempt++)
        {
            var port = FirstLasting + ((Interlocked.Increment(ref _lasting) & int.MaxValue) % LastingPorts);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException("no port is free");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using Alfred.Gateway.Access;
using Alfred.Gateway.Outbound;
using Microsoft.AspNetCore.Connections;

namespace Alfred.Gateway;

/// <summary>
/// How many of the listener's connections one address may hold, however busy it keeps them: otherwise one machine with a thousand idle ones
/// shuts every provider out. What is over it is closed before a byte is read. Safe for concurrent use.
/// </summary>
internal sealed class AddressLimit
{
    /// <summary>For an address of the internet: more than a provider opens, a tenth of what there is.</summary>
    public const int ForPublic = 100;

    /// <summary>For this machine and private networks, from where a proxy brings everybody's requests: half of what there is.</summary>
    public const int ForPrivate = 500;

    private readonly ConcurrentDictionary<IPAddress, int> _held = [];

    /// <summary>Handles a connection, or closes it.</summary>
    public async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var peer })
        {
            await next(connection);
            return;
        }

        var one = ClientAddress.Of(peer);
        var most = PublicAddress.Is(peer) ? ForPublic : ForPrivate;
        try
        {
            if (_held.AddOrUpdate(one, 1, static (_, held) => held + 1) <= most)
                await next(connection);
            else
                connection.Abort();
        }
        finally
        {
            // Gone with the last one: addresses do not pile up.
            if (_held.AddOrUpdate(one, 0, static (_, held) => held - 1) == 0)
                _held.TryRemove(new(one, 0));
        }
    }
}

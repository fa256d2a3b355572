using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Webhooks;

/// <summary>One machine that keeps as many connections as there are, each of them busy enough to stay.</summary>
public sealed class IdleConnectionTests
{
    private static readonly byte[] Question = Encoding.ASCII.GetBytes("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");

    [Fact]
    public async Task a_thousand_idle_connections_from_one_address_do_not_shut_out_a_signed_webhook()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1_000; i++)
            {
                var connection = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
                idle.Add(connection);
                await TryConnectAsync(connection, gateway.Url.Port);
            }

            // Each asks, as an attacker does every 14 s: those that were taken stay.
            var kept = await Task.WhenAll(idle.Select(AskAsync));
            Assert.Equal(AddressLimit.ForPrivate, kept.Count(isKept => isKept));

            // A provider, from an address of its own.
            Assert.Equal(
                HttpStatusCode.OK,
                await gateway.PostAsync(MetaWebhook.Text(WhatsAppGateway.PhoneId, "34600111222", "wamid.1", "hi"))
                    .WaitAsync(Limits.Patience));
        }
        finally
        {
            foreach (var connection in idle)
                connection.Dispose();
        }

        // And then there is room for it again.
        Assert.True(await Eventually.GetAsync(() => IsTakenAsync(gateway.Url.Port), static isTaken => isTaken));
    }

    private static async Task<bool> IsTakenAsync(int port)
    {
        using var connection = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        await TryConnectAsync(connection, port);
        return await AskAsync(connection);
    }

    // One that is closed at once may break while it is made.
    private static async Task TryConnectAsync(TcpClient connection, int port)
    {
        try
        {
            await connection.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            connection.Close();
        }
    }

    private static async Task<bool> AskAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            await stream.WriteAsync(Question);
            return await stream.ReadAsync(new byte[16]).AsTask().WaitAsync(Limits.Patience) > 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return false;
        }
    }
}

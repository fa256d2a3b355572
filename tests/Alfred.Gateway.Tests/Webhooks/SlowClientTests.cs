using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Webhooks;

/// <summary>
/// S4: senders of a byte a second, in the headers or in the body, lose their connection, and honest ones notice nothing. How soon is a
/// matter of <see cref="KestrelLimitTests"/>, and is measured by the benchmarks.
/// </summary>
public sealed class SlowClientTests
{
    private static readonly string[] Beginnings =
    [
        "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\n\r\n",
        "POST /slack/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nbb8\r\n",
        "POST /webhook HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "P",
    ];

    [Fact]
    public async Task twenty_slow_senders_are_dropped()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));
        var drops = Enumerable.Range(0, 20).Select(i => SendUntilDroppedAsync(gateway, Beginnings[i % Beginnings.Length])).ToArray();
        for (var i = 0; i < 20; i++)
            Assert.Equal(
                HttpStatusCode.OK, await gateway.PostAsync(MetaWebhook.Text(WhatsAppGateway.PhoneId, "34600111222", $"wamid.{i}", "hi")));
        await Task.WhenAll(drops).WaitAsync(Limits.Patience);
        Assert.Equal(20, gateway.Inbox.Deliveries.Length);
    }

    /// <summary>Sends a beginning, then a byte a second, until the server has enough.</summary>
    private static async Task SendUntilDroppedAsync(TestGateway gateway, string beginning)
    {
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var pulse = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!await IsClosedAsync(connection))
        {
            await pulse.WaitForNextTickAsync();
            try
            {
                await stream.WriteAsync("x"u8.ToArray());
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    /// <summary>True when the server closed the connection, with an answer or without.</summary>
    private static async Task<bool> IsClosedAsync(TcpClient connection)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        var buffer = new byte[1024];
        try
        {
            while (await connection.Client.ReceiveAsync(buffer, limit.Token) > 0)
            {
                // A 408 on its way out.
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}

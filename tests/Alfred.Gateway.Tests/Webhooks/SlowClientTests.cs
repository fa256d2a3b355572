using System.Collections.Concurrent;
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
    public Task twenty_slow_senders_are_dropped() => AreDroppedAsync(20, honest: 20);

    [Fact]
    [Trait("Category", "Full")]
    public Task five_hundred_slow_senders_are_dropped() => AreDroppedAsync(500, honest: 1_000);

    [Fact]
    [Trait("Category", "Full")]
    public async Task five_thousand_idle_connections_are_refused_past_the_cap()
    {
        await using var gateway = await StartAsync();
        var connections = new ConcurrentBag<TcpClient>();
        try
        {
            var refused = 0;
            await Parallel.ForAsync(0, 5_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellationToken) =>
            {
                var connection = new TcpClient();
                connections.Add(connection);
                await connection.ConnectAsync(gateway.Url.Host, gateway.Url.Port, cancellationToken);
            });
            await Parallel.ForEachAsync(
                connections, new ParallelOptions { MaxDegreeOfParallelism = 5_000 }, async (connection, cancellationToken) =>
            {
                if (await IsClosedAsync(connection, TimeSpan.FromSeconds(5), cancellationToken))
                    Interlocked.Increment(ref refused);
            });
            // Those that were taken are 1,000 at most; the others were closed at once.
            Assert.InRange(refused, 4_000, 5_000);
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }

        // And then there is room again.
        using var answer = await gateway.Client.GetAsync("/healthz").WaitAsync(Limits.Patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task AreDroppedAsync(int senders, int honest)
    {
        await using var gateway = await StartAsync();
        var drops = Enumerable.Range(0, senders).Select(i => SendUntilDroppedAsync(gateway, Beginnings[i % Beginnings.Length])).ToArray();
        for (var i = 0; i < honest; i++)
            Assert.Equal(
                HttpStatusCode.OK, await gateway.PostAsync(MetaWebhook.Text(WhatsAppGateway.PhoneId, "34600111222", $"wamid.{i}", "hi")));
        await Task.WhenAll(drops).WaitAsync(Limits.Patience);
        Assert.Equal(honest, gateway.Inbox.Deliveries.Length);
    }

    private static Task<TestGateway> StartAsync() =>
        TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));

    /// <summary>Sends a beginning, then a byte a second, until the server has enough.</summary>
    private static async Task SendUntilDroppedAsync(TestGateway gateway, string beginning)
    {
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var pulse = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!await IsClosedAsync(connection, TimeSpan.FromMilliseconds(1), CancellationToken.None))
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
    private static async Task<bool> IsClosedAsync(TcpClient connection, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
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

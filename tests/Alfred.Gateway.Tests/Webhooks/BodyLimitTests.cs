using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.Webhooks;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Webhooks;

public sealed class BodyLimitTests
{
    private const int WhatsAppCap = (3 * 1024 * 1024) + (128 * 1024);
    private const int SlackCap = 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task three_megabytes_of_whatsapp_are_taken_whether_chunked_or_not(bool isChunked)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var body = MetaWebhook.Text(WhatsAppGateway.PhoneId, "34600111222", "wamid.1", new string('x', 3 * 1024 * 1024));
        using var request = MetaWebhook.Request(new Uri(gateway.Url, "/webhook"), WhatsAppGateway.Secret, body);
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, Assert.Single(gateway.Inbox.Deliveries).Body.ToArray());
    }

    [Theory]
    [InlineData("/webhook", WhatsAppCap, false)]
    [InlineData("/webhook", WhatsAppCap, true)]
    [InlineData("/slack/events", SlackCap, false)]
    [InlineData("/slack/events", SlackCap, true)]
    public async Task a_body_above_the_routes_cap_is_refused_with_413(string path, int cap, bool isChunked)
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));
        // By hand: a client that is still writing when the answer comes may report the broken connection instead.
        using var socket = new TcpClient();
        await socket.ConnectAsync(gateway.Url.Host, gateway.Url.Port);
        var stream = socket.GetStream();
        var framing = isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {cap + 1}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{framing}\r\n\r\n"));
        if (isChunked)
            await WriteChunkAsync(stream, cap + 1);
        Assert.StartsWith("HTTP/1.1 413 ", await ReadStatusLineAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_long_body_that_trickles_is_given_up_after_ten_seconds()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options()));
        using var socket = new TcpClient();
        await socket.ConnectAsync(gateway.Url.Host, gateway.Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"));
        await stream.WriteAsync(new byte[100_000]);

        await gateway.Time.TimerDueInAsync(TimeSpan.FromSeconds(10), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(11));

        Assert.StartsWith("HTTP/1.1 408 ", await ReadStatusLineAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public void the_memory_of_bodies_being_read_is_bounded_and_given_back()
    {
        var budget = new BodyBudget(total: 100);
        using var first = budget.Open();
        Assert.True(first.TryTake(60));
        using (var second = budget.Open())
        {
            Assert.False(second.TryTake(41));
            Assert.True(second.TryTake(40));
            Assert.False(first.TryTake(1));
        }

        Assert.True(first.TryTake(40));
    }

    [Fact]
    public void forty_unsigned_bodies_of_three_megabytes_are_read_one_at_a_time()
    {
        var budget = new BodyBudget();
        var shares = Enumerable.Range(0, 40).Select(_ => budget.Open()).ToArray();
        Assert.Single(shares, share => share.TryTake(2 * WhatsAppCap));
    }

    private static async Task WriteChunkAsync(NetworkStream stream, int length)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{length:x}\r\n"));
            await stream.WriteAsync(new byte[length]);
            await stream.WriteAsync("\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            // The server stopped reading at the cap; its answer is there.
        }
    }

    private static async Task<string> ReadStatusLineAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync().WaitAsync(Limits.Patience) ?? "";
    }
}

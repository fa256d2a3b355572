using Alfred.Testing.Processes;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>S4: no limit is left to a default.</summary>
public sealed class KestrelLimitTests
{
    [Fact]
    public void every_limit_is_written_down()
    {
        var kestrel = new KestrelServerOptions();
        kestrel.ConfigureAlfredKestrel(TestGateway.Options());
        var limits = kestrel.Limits;
        Assert.Equal(1_000, limits.MaxConcurrentConnections);
        Assert.Equal(10, limits.MaxConcurrentUpgradedConnections);
        Assert.Equal(1024 * 1024, limits.MaxRequestBodySize);
        Assert.Equal(
            (64, 16 * 1024, 8 * 1024), (limits.MaxRequestHeaderCount, limits.MaxRequestHeadersTotalSize, limits.MaxRequestLineSize));
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)), (limits.RequestHeadersTimeout, limits.KeepAliveTimeout));
        Assert.Equal(
            (240d, TimeSpan.FromSeconds(5)), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod));
        Assert.Equal((240d, TimeSpan.FromSeconds(5)), (limits.MinResponseDataRate!.BytesPerSecond, limits.MinResponseDataRate.GracePeriod));
        Assert.Equal((128 * 1024, 64 * 1024), (limits.MaxRequestBufferSize, limits.MaxResponseBufferSize));
        Assert.False(kestrel.AddServerHeader);
        Assert.False(kestrel.AllowSynchronousIO);
    }

    [Theory]
    [InlineData("GET /healthz HTTP/1.1", "X-Long: {0}", 17_000, "431")]
    [InlineData("GET /{0} HTTP/1.1", "X-Short: 1", 9_000, "414")]
    public async Task what_is_too_long_is_refused_before_anybody_looks_at_it(string line, string header, int length, string status)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var filler = new string('x', length);
        Assert.StartsWith(
            $"HTTP/1.1 {status} ", await SendAsync(gateway, string.Format(null, line, filler), string.Format(null, header, filler)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task too_many_headers_are_refused()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var headers = string.Join("\r\n", Enumerable.Range(0, 64).Select(i => $"X-{i}: 1"));
        Assert.StartsWith("HTTP/1.1 431 ", await SendAsync(gateway, "POST /webhook HTTP/1.1", headers), StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(TestGateway gateway, string line, string headers)
    {
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"{line}\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync().WaitAsync(Limits.Patience) ?? "";
    }
}

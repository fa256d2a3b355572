using System.Text;
using Alfred.Gateway.Access;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alfred.Gateway.Tests.Access;

/// <summary>Who can reach the listener must not be able to fill the log.</summary>
public sealed class StrangersLogTests
{
    private const string Connections = "Microsoft.AspNetCore.Server.Kestrel.Connections";

    [Fact]
    public async Task a_thousand_unsigned_bodies_write_five_lines_a_minute()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));
        for (var i = 0; i < 100; i++)
            await gateway.PostAsync("/webhook", "{}"u8.ToArray());
        Assert.Equal(LogSampler.PerMinute, Lines(gateway, "without a right signature"));

        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        await gateway.PostAsync("/webhook", "{}"u8.ToArray());
        Assert.Equal(LogSampler.PerMinute + 1, Lines(gateway, "without a right signature"));
        Assert.Contains(gateway.Logs.All, line => line.Contains("(95 more before it)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task wrong_operator_tokens_stand_in_the_log_but_do_not_fill_it()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options());
        for (var i = 0; i < 100; i++)
            await gateway.GetAsync("/redis/grocery", $"Authorization: Bearer canary-guess-{i}");
        Assert.Equal(LogSampler.PerMinute, Lines(gateway, "wrong operator token"));
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("canary-guess", StringComparison.Ordinal));
    }

    [Fact]
    public async Task bodies_that_stall_write_no_error()
    {
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()),
            alsoAdd: static services => services.AddLogging(static logging => logging.AddFilter(Connections, LogLevel.Debug)));
        string[] beginnings =
        [
            "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\n\r\n{",
            "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n{",
            "POST /slack/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nbb8\r\n{",
            "POST /dashboard/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 90\r\n\r\nt",
        ];

        await Task.WhenAll(beginnings.Select(beginning => StallAsync(gateway, beginning)));
        await Task.WhenAll(beginnings.Select(beginning => ResetAsync(gateway, beginning)));

        await gateway.Logs.WaitForAsync(lines => lines.Count(IsEndOfConnection) >= 2 * beginnings.Length, Limits.Patience);
        await gateway.StopAsync();
        Assert.DoesNotContain(
            gateway.Logs.All,
            line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Warning ", StringComparison.Ordinal));
    }

    // Until Kestrel ends it, by its own clock.
    private static async Task StallAsync(TestGateway gateway, string beginning)
    {
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var reader = new StreamReader(stream);
        await reader.ReadToEndAsync().WaitAsync(Limits.Patience);
    }

    private static async Task ResetAsync(TestGateway gateway, string beginning)
    {
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
        await Task.Yield();
        connection.LingerState = new(enable: true, seconds: 0);
        connection.Close();
    }

    private static bool IsEndOfConnection(string line) =>
        line.Contains("Connection id ", StringComparison.Ordinal) && line.Contains(" stopped.", StringComparison.Ordinal);

    private static int Lines(TestGateway gateway, string words) => gateway.Logs.All.Count(
        line => line.StartsWith("Warning ", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
}

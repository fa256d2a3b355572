using System.Text;
using Alfred.Gateway.Access;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Access;

/// <summary>Who can reach the listener must not be able to fill the log.</summary>
public sealed class StrangersLogTests
{
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

    [Theory]
    [InlineData("POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\n\r\n{")]
    [InlineData("POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n{")]
    [InlineData("POST /slack/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nbb8\r\n{")]
    [InlineData(
        "POST /dashboard/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: 90\r\n\r\nt")]
    public async Task a_body_that_stalls_writes_no_error(string beginning)
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));
        foreach (var isReset in (bool[])[false, true])
        {
            using var connection = await gateway.ConnectAsync();
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
            if (isReset)
            {
                await Task.Yield();
                connection.LingerState = new(enable: true, seconds: 0);
                connection.Close();
            }
            else
            {
                // By Kestrel's own clock.
                using var reader = new StreamReader(stream);
                await reader.ReadToEndAsync().WaitAsync(Limits.Patience);
            }
        }

        await gateway.StopAsync();
        Assert.DoesNotContain(
            gateway.Logs.All,
            line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Warning ", StringComparison.Ordinal));
    }

    private static int Lines(TestGateway gateway, string words) => gateway.Logs.All.Count(
        line => line.StartsWith("Warning ", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
}

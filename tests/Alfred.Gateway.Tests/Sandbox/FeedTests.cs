using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class FeedTests
{
    [Fact]
    public async Task a_page_begins_with_the_state_and_hears_what_changes()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/say", new { text = "before" });
        using var page = await ReadAsync(gateway);
        Assert.Equal("event: state", await page.ReadLineAsync());
        Assert.Contains("before", await page.ReadLineAsync(), StringComparison.Ordinal);
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/say", new { text = "after" });
        Assert.Contains("after", await NextAsync(page, "phone", "after"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_open_page_does_not_hold_up_the_end_of_the_process()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = await ReadAsync(gateway);
        await page.ReadLineAsync();
        // So long would the host wait for a request that does not end by itself.
        gateway.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = 2 * Limits.Patience;
        await gateway.StopAsync().WaitAsync(Limits.Patience);
        await page.ReadToEndAsync();
    }

    private static async Task<StreamReader> ReadAsync(TestGateway gateway) => new(await gateway.Client.GetStreamAsync("/sandbox/events"));

    private static async Task<string?> NextAsync(StreamReader page, string name, string words)
    {
        using var limit = new CancellationTokenSource(Limits.Patience);
        while (await page.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == $"event: {name}" && await page.ReadLineAsync(limit.Token) is { } data
                && data.Contains(words, StringComparison.Ordinal))
                return data;
        }

        return null;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Sandbox;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Sandbox;

/// <summary>Verbs for tests of a gateway in the sandbox, wired as the host does: both providers' APIs are routes of the own listener.</summary>
internal static class SandboxGateway
{
    public const string Ada = "34600111222";

    public static Task<TestGateway> StartAsync(bool isTokenGenerated = true)
    {
        var port = FreePort.Take();
        var whatsApp = WhatsAppGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/graph"), isSandbox: true);
        var slack = SlackGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/slack/api"), isSandbox: true);
        return TestGateway.StartAsync(TestGateway.Options(whatsApp, slack) with
        {
            Port = port,
            IsOperatorTokenGenerated = isTokenGenerated,
            People = [new("Ada", new Identity($"wa:{Ada}")), new("Bob", new Identity("wa:34600111333")), new("Ada", new Identity("slack:*:U0ADA")), new("Bob", new Identity("slack:*:U0BOB"))],
        });
    }

    /// <summary>What the page's own script does; the caller disposes the answer.</summary>
    public static Task<HttpResponseMessage> DoAsync(this TestGateway gateway, string path, object? data = null) =>
        gateway.Client.PostAsJsonAsync($"/sandbox/{path}", data ?? new { });

    /// <summary>The same, which must be taken.</summary>
    public static async Task DidAsync(this TestGateway gateway, string path, object? data = null)
    {
        using var response = await gateway.DoAsync(path, data);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public static async Task<JsonElement> StateAsync(this TestGateway gateway) => await gateway.Client.GetFromJsonAsync<JsonElement>("/sandbox/state");

    /// <summary>The bubbles of Ada's phone.</summary>
    public static async Task<JsonElement[]> BubblesAsync(this TestGateway gateway) =>
        [.. (await gateway.StateAsync()).GetProperty("phones")[0].GetProperty("messages").EnumerateArray()];

    /// <summary>The messages of the workspace.</summary>
    public static async Task<JsonElement[]> PostsAsync(this TestGateway gateway) =>
        [.. (await gateway.StateAsync()).GetProperty("workspace").GetProperty("messages").EnumerateArray()];

    /// <summary>Waits until the inbox has taken so many deliveries, repeated ones too.</summary>
    public static async Task DeliveredAsync(this TestGateway gateway, int count)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (gateway.Inbox.Deliveries.Length < count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Limits.Patience, $"{gateway.Inbox.Deliveries.Length} deliveries instead of {count}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public static string Text(this JsonElement message) => message.GetProperty("text").GetString()!;
}

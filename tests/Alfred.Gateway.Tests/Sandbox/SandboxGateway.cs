using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alfred.Gateway.Access;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Sandbox;

/// <summary>
/// Verbs for tests of a gateway in the sandbox, wired as the host does: both providers' APIs are routes of the own listener.
/// </summary>
internal static class SandboxGateway
{
    public const string Ada = "34600111222";

    public static Task<TestGateway> StartAsync(bool isTokenGenerated = true)
    {
        var port = FreePort.Take();
        var people = new SandboxPerson[] { new("Ada", new($"wa:{Ada}")), new("Bob", new("wa:34600111333")),
            new("Ada", new("slack:*:U0ADA")), new("Bob", new("slack:*:U0BOB")) };
        var whatsApp = WhatsAppGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/graph"), isSandbox: true);
        var slack = SlackGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/slack/api"), isSandbox: true);
        return StartAsync(TestGateway.Options(whatsApp, slack) with { Port = port, IsOperatorTokenGenerated = isTokenGenerated }, people);
    }

    /// <summary>A gateway with both channels in the sandbox.</summary>
    public static Task<TestGateway> StartAsync(
        GatewayOptions options, IEnumerable<SandboxPerson> people, Action<WebApplication>? alsoMap = null)
    {
        var sandbox = new SandboxOptions
        {
            Instance = options.Instance,
            Port = options.Port,
            People = [.. people],
            HasModel = true,
            Graph = new(options.WhatsApp!.PhoneId, options.WhatsApp.AccessToken, options.WhatsApp.AppSecrets[0]),
            Slack = new(
                options.Slack!.BotToken, options.Slack.SigningSecrets[0], new Uri(options.Slack.ApiUrl, "/sandbox/slack").AbsoluteUri),
        };
        return TestGateway.StartAsync(
            options,
            alsoAdd: services =>
                services.AddOutboundClient(new(SandboxServices.HttpClientName, [AllowedOrigin.ThisMachine()])).AddSandbox(sandbox),
            alsoMap: app =>
            {
                var endpoints = app.MapSandbox(LocalRequest.IsLocal);
                foreach (var page in endpoints.Page)
                    page.WithAccess(RouteAccess.OperatorOrLocal);
                foreach (var api in endpoints.Apis)
                    api.WithAccess(RouteAccess.Loopback);
                alsoMap?.Invoke(app);
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

    public static async Task<JsonElement> StateAsync(this TestGateway gateway) =>
        await gateway.Client.GetFromJsonAsync<JsonElement>("/sandbox/state");

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
            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < Limits.Patience,
                $"{gateway.Inbox.Deliveries.Length} deliveries instead of {count}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public static string Text(this JsonElement message) => message.GetProperty("text").GetString()!;
}

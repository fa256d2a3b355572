using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the channels' APIs take the credentials. Sends no message.</summary>
internal sealed class ChannelChecks(IHttpClientFactory clients)
{
    public async Task<ImmutableArray<Finding>> CheckWhatsAppAsync(WhatsAppOptions? options, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [new("whatsapp", true, "sandbox: nothing leaves this machine (META_TOKEN is not set, or META_GRAPH_URL is local)")];

        var url = new Uri($"{options.GraphUrl.ToString().TrimEnd('/')}/{options.GraphVersion}/{options.PhoneId}?fields=verified_name,quality_rating");
        return [await CheckAsync(WhatsAppOutbound.Name, HttpMethod.Get, url, options.AccessToken, Read, cancellationToken)];

        static Finding Read(JsonElement answer) => answer.TryGetProperty("error", out var error)
            ? new("whatsapp", false, $"the Graph API says: {Text(error, "message")}. Check META_TOKEN and PHONE_ID (Meta app, WhatsApp, API setup).")
            : new("whatsapp", true, $"the number of {Text(answer, "verified_name")}, quality {Text(answer, "quality_rating")}");
    }

    public async Task<ImmutableArray<Finding>> CheckSlackAsync(SlackOptions? options, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [new("slack", true, "sandbox: nothing leaves this machine (SLACK_BOT_TOKEN is not set, or SLACK_API_URL is local)")];

        var api = options.ApiUrl.ToString().TrimEnd('/');
        var bot = options.Rotation is null
            ? await CheckAsync(SlackOutbound.Name, HttpMethod.Post, new Uri($"{api}/auth.test"), options.BotToken, Read, cancellationToken)
            : new Finding("slack", true, "the token rotates: the one in use lies in the database, and the running instance says in its log whether it works");
        return options.AppToken is { } app
            ? [bot, await CheckAsync(SlackOutbound.Name, HttpMethod.Post, new Uri($"{api}/apps.connections.open"), app, ReadApp, cancellationToken)]
            : [bot];

        static Finding ReadApp(JsonElement answer) => answer.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True
            ? new("slack", true, "Socket Mode can be opened")
            : new("slack", false, $"apps.connections.open says: {Text(answer, "error")}. Check SLACK_APP_TOKEN (scope connections:write) and that Socket Mode is switched on.");

        static Finding Read(JsonElement answer) => answer.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True
            ? new("slack", true, $"{Text(answer, "user")} in {Text(answer, "team")}")
            : new("slack", false, $"auth.test says: {Text(answer, "error")}. Check SLACK_BOT_TOKEN (api.slack.com/apps, OAuth & Permissions), reinstall the app if it was revoked.");
    }

    private async Task<Finding> CheckAsync(string channel, HttpMethod method, Uri url, string token, Func<JsonElement, Finding> read, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(channel);
        using var request = new HttpRequestMessage(method, url) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return read(answer.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException)
        {
            return new(channel, false, $"{url.Host} does not answer as expected ({exception.GetType().Name}). Check the network and the API's address.");
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "nothing";
}

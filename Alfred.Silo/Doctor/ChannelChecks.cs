using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the channels' APIs accept the credentials. Sends no message.</summary>
internal sealed class ChannelChecks(IHttpClientFactory clients)
{
    public async Task<ImmutableArray<Finding>> CheckWhatsAppAsync(WhatsAppOptions? options, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [WhatsApp(true, "sandbox: nothing leaves this machine (META_TOKEN is not set, or META_GRAPH_URL is local)")];

        var number = $"{options.GraphUrl.ToString().TrimEnd('/')}/{options.GraphVersion}/{options.PhoneId}";
        const string Query = "fields=verified_name,quality_rating";
        return [await CheckAsync(WhatsAppOutbound.Name, HttpMethod.Get, $"{number}?{Query}", options.AccessToken, Read, cancellationToken)];

        static Finding WhatsApp(bool isGood, string text) => new("whatsapp", isGood, text);
        static Finding Read(JsonElement answer) => answer.TryGetProperty("error", out var error)
            ? WhatsApp(false, $"the Graph API says: {Text(error, "message")}. "
                + "Check META_TOKEN and PHONE_ID (Meta app, WhatsApp, API setup).")
            : WhatsApp(true, $"the number of {Text(answer, "verified_name")}, quality {Text(answer, "quality_rating")}");
    }

    public async Task<ImmutableArray<Finding>> CheckSlackAsync(SlackOptions? options, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [Slack(true, "sandbox: nothing leaves this machine (SLACK_BOT_TOKEN is not set, or SLACK_API_URL is local)")];

        var bot = options.Rotation is null
            ? await CallAsync("auth.test", options.BotToken, ReadBot)
            : Slack(true, "the token rotates: the current one is in the database, and the running instance logs whether it works");
        return options.AppToken is { } app ? [bot, await CallAsync("apps.connections.open", app, ReadApp)] : [bot];

        Task<Finding> CallAsync(string method, string token, Func<JsonElement, Finding> read) => CheckAsync(
            SlackOutbound.Name, HttpMethod.Post, $"{options.ApiUrl.ToString().TrimEnd('/')}/{method}", token, read, cancellationToken);

        static Finding Slack(bool isGood, string text) => new("slack", isGood, text);
        static bool IsOk(JsonElement answer) => answer.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True;
        static Finding ReadBot(JsonElement answer) => IsOk(answer)
            ? Slack(true, $"{Text(answer, "user")} in {Text(answer, "team")}")
            : Slack(false, $"auth.test says: {Text(answer, "error")}. Check SLACK_BOT_TOKEN (api.slack.com/apps, OAuth & Permissions), "
                + "reinstall the app if it was revoked.");
        static Finding ReadApp(JsonElement answer) => IsOk(answer)
            ? Slack(true, "Socket Mode can be opened")
            : Slack(false, $"apps.connections.open says: {Text(answer, "error")}. Check SLACK_APP_TOKEN (scope connections:write) and that "
                + "Socket Mode is switched on.");
    }

    private async Task<Finding> CheckAsync(
        string channel, HttpMethod method, string url, string token, Func<JsonElement, Finding> read, CancellationToken cancellationToken)
    {
        var address = new Uri(url);
        using var client = clients.CreateClient(channel);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return read(answer.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException)
        {
            var reason = exception.GetType().Name;
            return new(channel, false, $"{address.Host} does not answer as expected ({reason}). Check the network and the API's address.");
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "nothing";
}

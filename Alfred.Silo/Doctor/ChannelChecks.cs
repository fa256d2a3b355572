using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the channels' APIs accept the credentials. Sends no message.</summary>
internal sealed class ChannelChecks(IHttpClientFactory clients)
{
    public async Task<ImmutableArray<Finding>> CheckWhatsAppAsync(
        WhatsAppOptions? options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [WhatsApp(true, "sandbox: nothing leaves this machine (META_TOKEN is not set, or META_GRAPH_URL is local)")];

        var graph = $"{options.GraphUrl.ToString().TrimEnd('/')}/{options.GraphVersion}";
        // The proof makes Meta check the app secret as well, which else shows only when a webhook comes.
        var number = $"{graph}/{options.PhoneId}?fields=verified_name,quality_rating&appsecret_proof={Proof(options)}";
        var finding = await CallAsync(number, Read);
        if (!finding.IsGood)
            return [finding];
        var life = await CallAsync(
            $"{graph}/debug_token?input_token={Uri.EscapeDataString(options.AccessToken)}", answer => Life(answer, clock));
        return [finding, life];

        Task<Finding> CallAsync(string url, Func<JsonElement, Finding> read) =>
            CheckAsync(WhatsAppOutbound.Name, HttpMethod.Get, url, options.AccessToken, read, cancellationToken);

        static Finding Read(JsonElement answer) => answer.TryGetProperty("error", out var error)
            ? WhatsApp(false, $"the Graph API says: {Text(error, "message")}. "
                + "Check META_TOKEN, PHONE_ID (Meta app, WhatsApp, API setup) and META_APP_SECRET (App settings, Basic).")
            : WhatsApp(true, $"the number of {Text(answer, "verified_name")}, quality {Text(answer, "quality_rating")}");
    }

    private static Finding WhatsApp(bool isGood, string text) => new("whatsapp", isGood, text);

    private static string Proof(WhatsAppOptions options) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecrets[0]), Encoding.UTF8.GetBytes(options.AccessToken)));

    private static Finding Life(JsonElement answer, TimeProvider clock)
    {
        if (!answer.TryGetProperty("data", out var data) || !data.TryGetProperty("expires_at", out var at)
            || !at.TryGetInt64(out var seconds))
            return WhatsApp(true, "Meta does not tell how long META_TOKEN is valid");
        if (seconds == 0)
            return WhatsApp(true, "META_TOKEN does not expire");
        var end = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return WhatsApp(false, string.Create(
            CultureInfo.InvariantCulture,
            $"META_TOKEN is temporary: it {(end > clock.GetUtcNow() ? "expires" : "expired")} at {end:yyyy-MM-dd HH:mm} UTC. Take the "
            + $"permanent token of the system user (Meta Business settings, System users)."));
    }

    public async Task<ImmutableArray<Finding>> CheckSlackAsync(SlackOptions? options, CancellationToken cancellationToken)
    {
        if (options is null)
            return [];
        if (options.IsSandbox)
            return [Slack(true, "sandbox: nothing leaves this machine (SLACK_BOT_TOKEN is not set, or SLACK_API_URL is local)")];

        // Tokens of an app with rotation last 12 hours.
        if (options.Rotation is null && options.BotToken.StartsWith("xoxe.", StringComparison.Ordinal))
        {
            return [Slack(false, "SLACK_BOT_TOKEN is temporary: it expires within 12 hours. Set SLACK_REFRESH_TOKEN, SLACK_CLIENT_ID and "
                + "SLACK_CLIENT_SECRET, and Alfred replaces it by itself.")];
        }

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

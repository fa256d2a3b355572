using Alfred.Channels;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.WhatsApp;
using Alfred.Gateway.WhatsApp.Pace;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The channels' part of the settings. Outside production a channel without an access token, or one whose API is on this machine, is in
/// sandbox: what is missing is generated.
/// </summary>
internal static class ChannelSettings
{
    /// <summary>
    /// True when a channel that is on has credentials of a real account, be they complete or not: people whom nobody named can then write,
    /// so that nothing may be open to everybody. One whose API is on this machine has none, whatever is set.
    /// </summary>
    public static bool HaveCredentials(VariableReader reader, ImmutableArray<ChannelName> channels) =>
        (channels.Contains(ChannelName.WhatsApp)
            && IsAnySet(reader, "META_GRAPH_URL", "META_TOKEN", "META_APP_SECRET", "META_APP_SECRET_PREVIOUS"))
        || (channels.Contains(ChannelName.Slack)
            && IsAnySet(
                reader, "SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_SIGNING_SECRET_PREVIOUS", "SLACK_APP_TOKEN",
                "SLACK_REFRESH_TOKEN"));

    /// <summary>Reads what WhatsApp needs; null when it is not in <c>CHANNELS</c>.</summary>
    public static WhatsAppOptions? ReadWhatsApp(VariableReader reader, bool isOn, int port, string language)
    {
        if (!isOn)
        {
            reader.RefuseUnused(Unused("whatsapp"), "META_TOKEN", "VERIFY_TOKEN", "META_APP_SECRET", "META_APP_SECRET_PREVIOUS");
            return null;
        }

        var url = reader.Read<Uri?>("META_GRAPH_URL", null, text => Formats.ApiUrl(text, reader.IsProduction));
        var isSandbox = IsSandbox(reader, "META_TOKEN", url);
        var hint = SandboxHint(reader, "META_TOKEN and META_GRAPH_URL");
        var template = isSandbox && url is null ? TemplateName.Parse("alfred_news", language) : null;
        return new()
        {
            AccessToken = Secret(
                "META_TOKEN", "sandbox-#", "Take the permanent token of the system user (Meta Business settings, System users)."),
            PhoneId = Secret("PHONE_ID", "0", "Take the phone number id (Meta app, WhatsApp, API setup)."),
            VerifyToken = Secret("VERIFY_TOKEN", "#", "Choose any text, and give the same to Meta with the webhook's address."),
            AppSecrets = reader.Rotating("META_APP_SECRET", isSandbox, $"Take the app secret (Meta app, App settings, Basic). {hint}"),
            GraphUrl = url ?? new Uri(isSandbox ? $"http://127.0.0.1:{port}/sandbox/graph" : "https://graph.facebook.com"),
            GraphVersion = reader.Read("META_GRAPH_VERSION", WhatsAppOptions.DefaultGraphVersion, ParseVersion),
            // The sandbox has one, so that what comes after 24 hours of silence can be seen.
            Template = reader.Read("META_TEMPLATE", template, text => TemplateName.Parse(text, language)),
            // A fake has none of Meta's limits, unless it is told to play them.
            PairPace = reader.Read("META_PAIR_PACE", isSandbox ? null : PairPace.Default, PairPace.Parse),
            IsSandbox = isSandbox,
        };

        string Secret(string name, string pattern, string fix) => reader.Secret(name, isSandbox, pattern, $"{fix} {hint}");
    }

    /// <summary>Reads what Slack needs; null when it is not in <c>CHANNELS</c>.</summary>
    public static SlackOptions? ReadSlack(VariableReader reader, bool isOn, int port)
    {
        if (!isOn)
        {
            reader.RefuseUnused(
                Unused("slack"), "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_SIGNING_SECRET_PREVIOUS", "SLACK_APP_TOKEN",
                "SLACK_REFRESH_TOKEN", "SLACK_CLIENT_SECRET");
            return null;
        }

        var url = reader.Read<Uri?>("SLACK_API_URL", null, text => Formats.ApiUrl(text, reader.IsProduction));
        var isSandbox = IsSandbox(reader, "SLACK_BOT_TOKEN", url);
        var hint = SandboxHint(reader, "SLACK_BOT_TOKEN and SLACK_API_URL");
        // By Socket Mode nothing is signed: what comes over our own connection is genuine, and without a secret nothing else is.
        var needsNoSecret = reader.Find("SLACK_APP_TOKEN") is not null && reader.Find("SLACK_SIGNING_SECRET") is null && !isSandbox;
        const string TokenFix = "Take the bot user's OAuth token (api.slack.com/apps, OAuth & Permissions).";
        const string SecretFix = "Take the signing secret (api.slack.com/apps, Basic Information), or set SLACK_APP_TOKEN for Socket Mode.";
        return new()
        {
            BotToken = reader.Secret("SLACK_BOT_TOKEN", isSandbox, "xoxb-sandbox-#", $"{TokenFix} {hint}"),
            SigningSecrets = needsNoSecret ? [] : reader.Rotating("SLACK_SIGNING_SECRET", isSandbox, $"{SecretFix} {hint}"),
            ApiUrl = url ?? new Uri(isSandbox ? $"http://127.0.0.1:{port}/sandbox/slack/api" : "https://slack.com/api"),
            AppToken = reader.Read<string?>("SLACK_APP_TOKEN", null, ParseAppToken),
            Rotation = reader.Find("SLACK_REFRESH_TOKEN") is null ? null : ReadRotation(reader),
            IsSandbox = isSandbox,
        };
    }

    private static string Unused(string channel) =>
        $"is set, but {channel} is not in CHANNELS. Add {channel} to CHANNELS, or remove the secret.";

    private static SlackRotation ReadRotation(VariableReader reader)
    {
        return new(Secret("SLACK_REFRESH_TOKEN"), Secret("SLACK_CLIENT_ID"), Secret("SLACK_CLIENT_SECRET"));

        string Secret(string name) => reader.Secret(
            name, canGenerate: false, "#", "Token rotation needs it to replace tokens (api.slack.com/apps, Basic Information).");
    }

    private static bool IsSandbox(VariableReader reader, string token, Uri? url) =>
        !reader.IsProduction && (url is null ? reader.Find(token) is null : Formats.IsLoopback(url));

    private static bool IsAnySet(VariableReader reader, string url, params IEnumerable<string> secrets) =>
        !(Uri.TryCreate(reader.Find(url), UriKind.Absolute, out var address) && Formats.IsLoopback(address))
        && secrets.Any(secret => reader.Find(secret) is not null);

    private static string SandboxHint(VariableReader reader, string variables) =>
        reader.IsProduction ? string.Empty : $"Outside production, leave {variables} unset to try Alfred in the sandbox.";

    private static string ParseAppToken(string text) =>
        text.StartsWith("xapp-", StringComparison.Ordinal) && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new FormatException(
                "is no app-level token (xapp-…). Make one with the scope connections:write (api.slack.com/apps, Basic Information)");

    private static string ParseVersion(string text) =>
        text is ['v', >= '1' and <= '9', ..] && Version.TryParse(text.AsSpan(1), out var version) && version.Build < 0
            ? text
            : throw new FormatException("is no version such as v25.0");
}

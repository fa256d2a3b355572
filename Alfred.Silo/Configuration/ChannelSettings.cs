using System.Collections.Immutable;
using System.Net;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.WhatsApp;
using Alfred.Gateway.WhatsApp.Pace;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The channels' part of the settings. Outside production a channel without an access token, or one whose API is on this machine, is in
/// sandbox: whatever is missing is made up.
/// </summary>
internal static class ChannelSettings
{
    private const string Development = "Outside production, leave META_TOKEN and META_GRAPH_URL unset to try Alfred in the sandbox.";
    private const string SlackDevelopment = "Outside production, leave SLACK_BOT_TOKEN and SLACK_API_URL unset to try Alfred in the sandbox.";

    /// <summary>Reads what WhatsApp needs.</summary>
    public static WhatsAppOptions ReadWhatsApp(SettingsReading reading, int port, string language)
    {
        var url = reading.Read<Uri?>("META_GRAPH_URL", null, text => ReadUrl(text, reading.IsProduction));
        var isSandbox = IsSandbox(reading, "META_TOKEN", url);
        return new()
        {
            AccessToken = reading.Secret("META_TOKEN", isSandbox, "sandbox-#", $"Take the permanent token of the system user (Meta Business settings, System users). {Hint(reading, Development)}"),
            PhoneId = reading.Secret("PHONE_ID", isSandbox, "0", $"Take the phone number id (Meta app, WhatsApp, API setup). {Hint(reading, Development)}"),
            VerifyToken = reading.Secret("VERIFY_TOKEN", isSandbox, "#", $"Choose any text, and give the same to Meta with the webhook's address. {Hint(reading, Development)}"),
            AppSecrets = reading.Rotating("META_APP_SECRET", isSandbox, $"Take the app secret (Meta app, App settings, Basic). {Hint(reading, Development)}"),
            GraphUrl = url ?? new Uri(isSandbox ? $"http://127.0.0.1:{port}/sandbox/graph" : "https://graph.facebook.com"),
            GraphVersion = reading.Read("META_GRAPH_VERSION", WhatsAppOptions.DefaultGraphVersion, ReadVersion),
            // The sandbox has one, so that what comes after 24 hours of silence can be seen.
            Template = reading.Read("META_TEMPLATE", isSandbox && url is null ? TemplateName.Parse("alfred_news", language) : null, text => TemplateName.Parse(text, language)),
            // A fake has no limits of Meta's, unless it is told to play them.
            PairPace = reading.Read("META_PAIR_PACE", isSandbox ? null : PairPace.Default, PairPace.Parse),
            IsSandbox = isSandbox,
        };
    }

    /// <summary>Reads what Slack needs.</summary>
    public static SlackOptions ReadSlack(SettingsReading reading, int port)
    {
        var url = reading.Read<Uri?>("SLACK_API_URL", null, text => ReadUrl(text, reading.IsProduction));
        var isSandbox = IsSandbox(reading, "SLACK_BOT_TOKEN", url);
        return new()
        {
            BotToken = reading.Secret("SLACK_BOT_TOKEN", isSandbox, "xoxb-sandbox-#", $"Take the bot user's OAuth token (api.slack.com/apps, OAuth & Permissions). {Hint(reading, SlackDevelopment)}"),
            SigningSecrets = ReadSigningSecrets(reading, isSandbox),
            ApiUrl = url ?? new Uri(isSandbox ? $"http://127.0.0.1:{port}/sandbox/slack/api" : "https://slack.com/api"),
            AppToken = reading.Read<string?>("SLACK_APP_TOKEN", null, ReadAppToken),
            Rotation = ReadRotation(reading),
            IsSandbox = isSandbox,
        };
    }

    // By Socket Mode nothing is signed: what comes over our own connection is genuine, and without a secret nothing else is.
    private static ImmutableArray<string> ReadSigningSecrets(SettingsReading reading, bool isSandbox) =>
        reading.Find("SLACK_APP_TOKEN") is not null && reading.Find("SLACK_SIGNING_SECRET") is null && !isSandbox
            ? []
            : reading.Rotating("SLACK_SIGNING_SECRET", isSandbox, $"Take the signing secret (api.slack.com/apps, Basic Information), or set SLACK_APP_TOKEN for Socket Mode. {Hint(reading, SlackDevelopment)}");

    private static string ReadAppToken(string text) =>
        text.StartsWith("xapp-", StringComparison.Ordinal) && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new FormatException("is no app-level token (xapp-…). Make one with the scope connections:write (api.slack.com/apps, Basic Information)");

    private static SlackRotation? ReadRotation(SettingsReading reading)
    {
        if (reading.Find("SLACK_REFRESH_TOKEN") is null)
            return null;
        const string Fix = "Token rotation needs it to replace tokens (api.slack.com/apps, Basic Information).";
        return new SlackRotation(
            reading.Secret("SLACK_REFRESH_TOKEN", mayBeMadeUp: false, "#", Fix),
            reading.Secret("SLACK_CLIENT_ID", mayBeMadeUp: false, "#", Fix),
            reading.Secret("SLACK_CLIENT_SECRET", mayBeMadeUp: false, "#", Fix));
    }

    private static bool IsSandbox(SettingsReading reading, string token, Uri? url) =>
        !reading.IsProduction && (url is null ? reading.Find(token) is null : IsLoopback(url));

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Hint(SettingsReading reading, string hint) => reading.IsProduction ? string.Empty : hint;

    private static Uri ReadUrl(string text, bool isProduction)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            throw new FormatException("is no address such as https://graph.facebook.com");
        // A token over plain HTTP is a token given away, unless it stays on this machine or, while trying out, in a container network's names without a
        // dot. The guarded client goes by the same rule.
        return url.Scheme == "https" || IsLoopback(url) || (!isProduction && !url.Host.Contains('.', StringComparison.Ordinal))
            ? url
            : throw new FormatException("must be https, as tokens are sent there");
    }

    private static string ReadVersion(string text) =>
        text is ['v', >= '1' and <= '9', ..] && Version.TryParse(text.AsSpan(1), out var version) && version.Build < 0
            ? text
            : throw new FormatException("is no version such as v25.0");
}

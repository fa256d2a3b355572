using System.Security.Cryptography;
using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack;

/// <summary>One Slack app in one workspace. Holds secrets: never logged.</summary>
public sealed record SlackOptions
{
    /// <summary>The bot's token (<c>SLACK_BOT_TOKEN</c>).</summary>
    public required string BotToken { get; init; }

    /// <summary>
    /// The signing secret, and during a rotation the previous one (<c>SLACK_SIGNING_SECRET</c>, <c>…_PREVIOUS</c>). Empty only with Socket
    /// Mode: then no request by HTTP is genuine.
    /// </summary>
    public required ImmutableArray<string> SigningSecrets { get; init; }

    /// <summary>Where the Web API's methods are (<c>SLACK_API_URL</c>). Default <c>https://slack.com/api</c>.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api");

    /// <summary>The app-level token that turns Socket Mode on (<c>SLACK_APP_TOKEN</c>); null for HTTP.</summary>
    public string? AppToken { get; init; }

    /// <summary>Token rotation; null when the bot's token stays as it is. Default null.</summary>
    public SlackRotation? Rotation { get; init; }

    /// <summary>The bot's own user id, when it is known before <c>auth.test</c> tells it. Default null.</summary>
    public string? BotUserId { get; init; }

    /// <summary>True without credentials and outside production: the sandbox plays Slack. Default false.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Where a method is.</summary>
    internal Uri MethodUrl(string method) => new($"{ApiUrl.AbsoluteUri.TrimEnd('/')}/{method}");

    /// <summary>What these credentials are recognised by after a restart.</summary>
    internal string CredentialsMark =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{BotToken} {Rotation?.RefreshToken}")))[..16];

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(SlackOptions);
}

using System.Collections.Immutable;

namespace Alfred.Silo.Configuration;

/// <summary>Slack as the environment describes it. Holds secrets: never written anywhere.</summary>
public sealed class SlackSettings
{
    /// <summary><c>SLACK_BOT_TOKEN</c>.</summary>
    public required string BotToken { get; init; }

    /// <summary><c>SLACK_SIGNING_SECRET</c>, then the previous one during a rotation.</summary>
    public required ImmutableArray<string> SigningSecrets { get; init; }

    /// <summary><c>SLACK_API_URL</c>, ending in a slash.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary><c>SLACK_APP_TOKEN</c>.</summary>
    public required string? AppToken { get; init; }

    /// <summary>True when no message leaves this machine.</summary>
    public required bool IsSandbox { get; init; }
}

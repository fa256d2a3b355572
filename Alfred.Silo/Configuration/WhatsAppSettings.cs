using System.Collections.Immutable;

namespace Alfred.Silo.Configuration;

/// <summary>The WhatsApp Cloud API as the environment describes it. Holds secrets: never written anywhere.</summary>
public sealed class WhatsAppSettings
{
    /// <summary><c>META_TOKEN</c>.</summary>
    public required string AccessToken { get; init; }

    /// <summary><c>PHONE_ID</c>.</summary>
    public required string PhoneId { get; init; }

    /// <summary><c>VERIFY_TOKEN</c>.</summary>
    public required string VerifyToken { get; init; }

    /// <summary><c>META_APP_SECRET</c>, then the previous one during a rotation.</summary>
    public required ImmutableArray<string> AppSecrets { get; init; }

    /// <summary><c>META_GRAPH_URL</c>.</summary>
    public required Uri GraphUrl { get; init; }

    /// <summary><c>META_GRAPH_VERSION</c>.</summary>
    public required string GraphVersion { get; init; }

    /// <summary>True when no message leaves this machine.</summary>
    public required bool IsSandbox { get; init; }
}

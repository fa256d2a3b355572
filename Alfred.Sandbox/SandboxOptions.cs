using System.Collections.Immutable;
using Alfred.Instances;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Mail;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox;

/// <summary>What the sandbox of one instance needs to know. Filled by the host; holds secrets and is never logged.</summary>
public sealed record SandboxOptions
{
    /// <summary>The instance.</summary>
    public required Instance Instance { get; init; }

    /// <summary>Alfred's public listener, where webhooks go; 0 asks the server.</summary>
    public required int Port { get; init; }

    /// <summary>Who has a phone, or is in the workspace: the members. A channel of which nobody is named gets made-up people.</summary>
    public ImmutableArray<SandboxPerson> People { get; init; } = [];

    /// <summary>WhatsApp's side; null when that channel has credentials, or is off.</summary>
    public GraphSettings? Graph { get; init; }

    /// <summary>Slack's side; null when that channel has credentials, or is off.</summary>
    public SlackSettings? Slack { get; init; }

    /// <summary>The token of the made-up account of HubSpot; null when none is played.</summary>
    public string? HubSpotToken { get; init; }

    /// <summary>The mailbox; null when there are real ones, or none.</summary>
    public MailboxSettings? Mail { get; init; }

    /// <summary>True to play the language model; false when there is a real one, or none.</summary>
    public bool HasModel { get; init; }

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(SandboxOptions);
}

using Alfred.Gateway.Slack.Home;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>
/// What a first look at something from Slack found, beyond what is stored: what Slack or the person gets in return at once.
/// </summary>
/// <param name="Delivery">To be stored before the answer; null when there is nothing to keep.</param>
internal sealed record SlackWebhookResult(Delivery? Delivery) : WebhookResult(Delivery)
{
    /// <summary>Text that Slack wants echoed; null otherwise.</summary>
    public string? Echo { get; init; }

    /// <summary>JSON that answers at once; null otherwise.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>A command, whose answer may travel in the response; null otherwise.</summary>
    public SlackCommand? Command { get; init; }

    /// <summary>A control that was picked; null otherwise.</summary>
    public SlackClick? Click { get; init; }

    /// <summary>A Home tab that was opened; null otherwise.</summary>
    public HomeOpening? Home { get; init; }

    /// <summary>Who did it; null for what no person did.</summary>
    public string? User { get; init; }
}

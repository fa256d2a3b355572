using Alfred.Sandbox.Slack;
using Alfred.Testing.Http;

namespace Alfred.Testing.Slack;

/// <summary>Socket Mode that writes down who connected and what was acknowledged.</summary>
public sealed class LedgerSockets : SlackSockets
{
    /// <summary>What was acknowledged.</summary>
    public CallLedger<SlackAcknowledgement> Acknowledgements { get; } = new();

    /// <summary>Every connection that was opened, by number.</summary>
    public CallLedger<int> Connections { get; } = new();

    /// <inheritdoc/>
    protected override void OnConnected(int number) => Connections.Add(number);

    /// <inheritdoc/>
    protected override void OnAcknowledged(SlackAcknowledgement acknowledgement) => Acknowledgements.Add(acknowledgement);
}

using System.Net.WebSockets;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>Opens sockets: a ticket from Slack, then the connection.</summary>
internal sealed class SocketOpening(SlackOptions options, SlackApi api, SlackUrls urls, OutboundSockets sockets)
{
    /// <summary>The largest envelope: what also fits into a request by HTTP.</summary>
    private const int MaxEnvelopeBytes = 1024 * 1024;

    /// <summary>Slack's servers answer pings; a connection that does not for so long is dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait when Slack does not want us now.</summary>
    private static readonly TimeSpan RefusedPause = TimeSpan.FromMinutes(1);

    /// <summary>Opens one.</summary>
    /// <returns>The connection, or what stands in its way.</returns>
    public async Task<(SocketConnection? Connection, SendResult? Failure)> OpenAsync(CancellationToken cancellationToken)
    {
        var ticket = await api.PostAsAppAsync("apps.connections.open", options.AppToken!, cancellationToken);
        if (!ticket.IsOk)
            return (null, FailureOf(ticket));
        if (!Uri.TryCreate(ticket.Root.At("url"u8).Text(), UriKind.Absolute, out var url) || !urls.IsSocketUrl(url))
            return (null, new SendResult.Later("Slack named an address for the socket that is not its own"));

        try
        {
            return (
                new SocketConnection(await sockets.ConnectAsync(SlackOutbound.Sockets, url, Silence, cancellationToken), MaxEnvelopeBytes),
                null);
        }
        catch (Exception exception) when (
            exception is WebSocketException or OperationCanceledException or HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, new SendResult.Later($"the socket could not be opened: {exception.GetType().Name}"));
        }
    }

    // Only what no time heals is the end. A stray 403 of a proxy, or a rule of the workspace that is lifted again, must not make the bot
    // deaf until somebody restarts it.
    private static SendResult FailureOf(ApiAnswer ticket) => ticket switch
    {
        { Error: "not_authed" or "invalid_auth" or "account_inactive" or "user_removed_from_team" or "team_disabled" } =>
            new SendResult.Stopped($"Slack: {ticket.Error}"),
        { Failure: SendResult.Stopped stopped } => new SendResult.Later(stopped.Reason, RefusedPause),
        { Failure: SendResult.Refused refused } => new SendResult.Later(refused.Reason, RefusedPause),
        _ => ticket.Failure!,
    };
}

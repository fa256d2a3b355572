using System.Net.WebSockets;
using Alfred.Gateway.Slack.Answers;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>
/// Brings envelopes into the webhook pipeline and their answers into the acknowledgement. Acknowledged is only what is committed; what is
/// not, Slack delivers again over any connection, and the inbox knows it.
/// </summary>
internal sealed partial class SocketDispatcher(
    WebhookPipeline pipeline, SlackWebhook webhook, SlackAnswers answers, TimeProvider time, ILogger<SocketDispatcher> logger) : IDisposable
{
    /// <summary>Envelopes under way at once. Beyond it nothing more is read: the socket holds the rest back.</summary>
    private const int Parallel = 256;

    private readonly SemaphoreSlim _places = new(Parallel, Parallel);

    /// <summary>Takes an envelope over. Returns when it is on its way into the inbox, in the order of the calls.</summary>
    public async Task TakeAsync(SocketConnection connection, SocketEnvelope envelope, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        _ = HandleAsync(connection, envelope, time.GetTimestamp());
    }

    /// <summary>Waits until nothing is under way any more.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        for (var place = 0; place < Parallel; place++)
            await _places.WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    private async Task HandleAsync(SocketConnection connection, SocketEnvelope envelope, long receivedAt)
    {
        try
        {
            // What has no id of its own is known by its envelope.
            var headers = new HeaderDictionary { ["X-Slack-Request-Timestamp"] = envelope.Id };
            var (reading, news) = await pipeline.AcceptAsync(webhook, headers, envelope.Body, envelope.ContentType);
            if (news is not { } count)
                return;
            var answer = reading is SlackWebhookResult ours
                // An answer that cannot travel here must not be taken from the outbox.
                ? await answers.ComposeAsync(
                    envelope.TakesAnswer ? ours : ours with { Command = null }, count > 0, receivedAt, CancellationToken.None)
                : SlackAnswer.Empty;
            await connection.AcknowledgeAsync(envelope.Id, envelope.TakesAnswer ? answer.Body : default, CancellationToken.None);
            if (answer.Afterwards is { } afterwards)
                await afterwards();
        }
        catch (Exception exception) when (
            exception is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            LogNotAcknowledged(exception);
        }
#pragma warning disable CA1031 // Boundary of one envelope; it stays unacknowledged and comes again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
        finally
        {
            _places.Release();
        }
    }

    [LoggerMessage(2161, LogLevel.Debug, "slack: an acknowledgement did not get through; Slack delivers again")]
    private partial void LogNotAcknowledged(Exception exception);

    [LoggerMessage(2162, LogLevel.Error,
        "slack: something that came over the socket could not be handled; it is not acknowledged, and Slack delivers again")]
    private partial void LogFailed(Exception exception);
}

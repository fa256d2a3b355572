using Alfred.Inbox;

namespace Alfred.Gateway.Webhooks;

/// <summary>
/// Reads stored bodies with the webhooks' own eyes. The headers they came with are gone; only a retry's key ever needed them.
/// </summary>
internal sealed partial class StoredBodies(IEnumerable<IWebhook> webhooks, ILogger<StoredBodies> logger) : IBodyReader
{
    public Delivery? Read(ChannelName channel, ReadOnlyMemory<byte> body, string contentType)
    {
        if (webhooks.FirstOrDefault(candidate => candidate.Channel == channel) is not { } webhook)
            return WebhookResult.Quarantine(channel, body, contentType, "its channel is not in use").Delivery;
        try
        {
            var reading = webhook.ParseKeys(new HeaderDictionary(), body, contentType);
            return reading.IsTooEarly
                ? WebhookResult.Quarantine(channel, body, contentType, "whose it is was not known yet").Delivery
                : reading.Delivery;
        }
#pragma warning disable CA1031 // Do not catch general exception types: as in the pipeline, a reader's bug leaves the body where it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogReaderFailed(channel, exception);
            return WebhookResult.Quarantine(channel, body, contentType, $"the reader failed: {exception.GetType().Name}").Delivery;
        }
    }

    [LoggerMessage(2007, LogLevel.Error, "{Channel}: the reader failed on a stored body, which stays in quarantine")]
    private partial void LogReaderFailed(ChannelName channel, Exception exception);
}

using Alfred.Inbox;

namespace Alfred.Gateway.Webhooks;

/// <summary>What is particular about one provider's webhook. Everything else is <see cref="WebhookPipeline"/>.</summary>
internal interface IWebhook
{
    /// <summary>The channel that it feeds.</summary>
    ChannelName Channel { get; }

    /// <summary>Longer bodies are refused with 413 before they are read.</summary>
    int MaxBodyBytes { get; }

    /// <summary>Says whether the provider signed exactly these bytes. Looks at nothing inside them.</summary>
    bool VerifySignature(IHeaderDictionary headers, ReadOnlySpan<byte> body);

    /// <summary>
    /// Takes the keys out of a genuine body. Reads only what deduplication and routing need, and never throws for anything a body may hold:
    /// a provider delivers again for days what was answered with 5xx.
    /// </summary>
    WebhookResult ParseKeys(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType);

    /// <summary>
    /// Writes the answer to a body that is stored; an empty 200 when nothing is written. <paramref name="isNew"/> is false for a repeated
    /// delivery, which nobody is to be answered for again.
    /// </summary>
    Task AnswerAsync(HttpContext context, WebhookResult reading, bool isNew, long receivedAt);
}

/// <summary>What a first look at a genuine body found: what is to be stored, and what is answered once that is done.</summary>
/// <param name="Delivery">To be stored before the answer; null when there is nothing to keep.</param>
internal record WebhookResult(Delivery? Delivery)
{
    /// <summary>Nothing to keep, answered with an empty 200.</summary>
    public static readonly WebhookResult Nothing = new((Delivery?)null);

    /// <summary>What cannot be judged yet: answered with 503, so that it is delivered again.</summary>
    public static readonly WebhookResult TooEarly = new((Delivery?)null) { IsTooEarly = true };

    /// <summary>True when the provider has to deliver it again. Default false.</summary>
    public bool IsTooEarly { get; init; }

    /// <summary>A body that nobody can read, kept for the operator.</summary>
    public static WebhookResult Quarantine(ChannelName channel, ReadOnlyMemory<byte> body, string contentType, string reason) =>
        new(new Delivery
    {
        Channel = channel,
        Body = body,
        ContentType = contentType,
        Unreadable = reason,
    });

    /// <summary>The delivery of one message.</summary>
    public static Delivery DeliveryOf(ChannelName channel, ReadOnlyMemory<byte> body, string contentType, DeliveryItem item) => new()
    {
        Channel = channel,
        Body = body,
        ContentType = contentType,
        Items = ImmutableArray.Create(item),
    };
}

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

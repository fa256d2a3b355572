using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.WhatsApp;

/// <summary>The Cloud API's side of the webhook pipeline.</summary>
internal sealed partial class WhatsAppWebhook(WhatsAppOptions options, ILogger<WhatsAppWebhook> logger) : IWebhook
{
    private readonly WhatsAppSignature _signature = new(options.AppSecrets);

    public ChannelName Channel => ChannelName.WhatsApp;

    /// <summary>Meta sends up to 3 MB.</summary>
    public int MaxBodyBytes => (3 * 1024 * 1024) + (128 * 1024);

    public bool VerifySignature(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        _signature.Matches(headers["X-Hub-Signature-256"], body);

    public WebhookResult ParseKeys(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        var delivery = WhatsAppKeys.Read(options, body, contentType);
        foreach (var failed in delivery.Receipts.Where(static receipt => receipt.Stage == DeliveryStage.Failed))
            LogFailed(failed.OutboxId, failed.Reason);
        var isEmpty = delivery.Items.IsEmpty && delivery.Receipts.IsEmpty && delivery.Unreadable is null;
        return isEmpty ? WebhookResult.Nothing : new WebhookResult(delivery);
    }

    public Task AnswerAsync(HttpContext context, WebhookResult reading, bool isNew, long receivedAt) => Task.CompletedTask;

    [LoggerMessage(2221, LogLevel.Warning,
        "WhatsApp could not deliver outbox row {OutboxId} (none: a template, or a part of a long message): {Reason}")]
    private partial void LogFailed(long? outboxId, string? reason);
}

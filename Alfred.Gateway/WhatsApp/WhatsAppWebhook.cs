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

/// <summary>Takes keys and receipts out of a body; never throws.</summary>
internal sealed class WhatsAppKeys(WhatsAppOptions options)
{
    private readonly ImmutableArray<DeliveryItem>.Builder _items = ImmutableArray.CreateBuilder<DeliveryItem>();
    private readonly HashSet<DeliveryKey> _seen = [];
    private bool _hasDefects;

    /// <summary>Reads one body.</summary>
    public static Delivery Read(WhatsAppOptions options, ReadOnlyMemory<byte> body, string contentType)
    {
        var delivery = new Delivery { Channel = Channels.ChannelName.WhatsApp, Body = body, ContentType = contentType };
        if (!JsonBody.TryParse(body, out var document))
            return delivery with { Unreadable = "not JSON" };
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return delivery with { Unreadable = "not a JSON object" };
            if (!WhatsAppEnvelope.IsWhatsApp(root))
                return delivery;
            if (root.At("entry"u8).ValueKind != JsonValueKind.Array)
                return delivery with { Unreadable = "no list of entries" };
            return new WhatsAppKeys(options).Read(delivery, root);
        }
    }

    private Delivery Read(Delivery delivery, JsonElement root)
    {
        foreach (var (ordinal, value, message) in WhatsAppEnvelope.Messages(root))
        {
            if (IsOurs(value))
                Add(ordinal, value, message);
        }

        var receipts = WhatsAppEnvelope.Values(root).Where(IsOurs).SelectMany(WhatsAppReceipts.Of).ToImmutableArray();
        return delivery with
        {
            Items = _items.DrainToImmutable(),
            Receipts = receipts,
            // Beside readable messages a defective one is passed over: the body is stored with the others anyway.
            Unreadable = _hasDefects && _seen.Count == 0 && receipts.IsEmpty ? "a message without id or sender" : null,
        };
    }

    private void Add(int ordinal, JsonElement value, JsonElement message)
    {
        if (message.At("id"u8).Id() is not { } id || WhatsAppPerson.ConversationOf(value, message) is not { } conversation)
        {
            _hasDefects = true;
            return;
        }

        var key = WhatsAppEnvelope.KeyOf(value, options.PhoneId, id);
        if (_seen.Add(key))
            _items.Add(new DeliveryItem(key, conversation, ordinal) { WrittenAt = WhatsAppEnvelope.WrittenAt(message) });
    }

    private bool IsOurs(JsonElement value) => options.IsSandbox || WhatsAppEnvelope.PhoneIdOf(value) == options.PhoneId;
}

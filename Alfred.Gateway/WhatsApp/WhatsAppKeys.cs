using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.WhatsApp;

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
        if (message.At("id"u8).Id() is not { } id || WhatsAppConversation.Of(value, message) is not { } conversation)
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

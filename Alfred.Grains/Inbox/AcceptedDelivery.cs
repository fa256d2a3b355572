using System.Diagnostics;
using System.Security.Cryptography;
using Alfred.Keys;

namespace Alfred.Inbox;

/// <summary>A delivery on its way into the inbox, with the id its body will have and the time it came.</summary>
internal sealed record AcceptedDelivery(Delivery Delivery, Guid BodyId, DateTimeOffset ReceivedAt)
{
    /// <summary>What was written so shortly before it came counts as written when it came.</summary>
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(10);

    /// <summary>The trace of the request that brought it; null when there is none.</summary>
    public ActivityContext? Trace { get; init; }

    public bool HasRows => Delivery.Unreadable is not null || !Delivery.Items.IsEmpty;

    /// <summary>
    /// The rows it becomes: one a message, or a single quarantined one. The quarantine's key is the body's hash, so that the provider's
    /// retries of the same bytes are one row.
    /// </summary>
    public IEnumerable<NewRow> Rows(KeySecret keys)
    {
        if (Delivery.Unreadable is { } reason)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Delivery.Body.Span));
            return [
                new(
                    this, $"unreadable:{Delivery.Channel}:{hash}", null, $"unreadable:{Delivery.Channel}", null, 0, null, "quarantined",
                    reason)];
        }

        return Delivery.Items.Select(item => new NewRow(
            this, item.Key.Value, item.AlternateKey?.Value, keys.KeyOf(item.Conversation).Value, item.Conversation.IsOpaque
                ? null
                : item.Conversation.Value,
            item.Ordinal, LongAgo(item.WrittenAt)));
    }

    private DateTimeOffset? LongAgo(DateTimeOffset? written) => written < ReceivedAt - Shortly ? written : null;
}

/// <summary>A row on its way into the inbox, its conversation under the opaque key, with the address where the delivery told it.</summary>
internal sealed record NewRow(
    AcceptedDelivery Delivery, string Key, string? Alternate, string Conversation, string? Address, int Ordinal, DateTimeOffset? WrittenAt,
    string State = "waiting", string? Error = null)
{
    /// <summary>The message that it is once it is stored.</summary>
    public StoredMessage ToMessage(long id) => new()
    {
        Id = id,
        Key = new DeliveryKey(Key),
        Channel = Delivery.Delivery.Channel,
        Conversation = new ConversationId(Conversation),
        Ordinal = Ordinal,
        ContentType = Delivery.Delivery.ContentType,
        Body = Delivery.Delivery.Body,
        ReceivedAt = Delivery.ReceivedAt,
        DueAt = DateTimeOffset.MinValue,
        IsFresh = true,
    };
}

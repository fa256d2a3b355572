namespace Alfred.Inbox;

/// <summary>What a provider says about a message that was sent to it. Receipts repeat and come in any order.</summary>
/// <param name="ProviderId">The provider's id of the message.</param>
/// <param name="OutboxId">The outbox row, when the provider returned our opaque data; null otherwise.</param>
/// <param name="Stage">How far the message came.</param>
/// <param name="Reason">Why it failed; null otherwise. Holds no personal data.</param>
public sealed record Receipt(string ProviderId, long? OutboxId, DeliveryStage Stage, string? Reason = null);

/// <summary>How far a sent message came. A lattice: a later stage is never taken back by an earlier one that comes late.</summary>
public enum DeliveryStage
{
    /// <summary>No news.</summary>
    None = 0,

    /// <summary>The provider could not deliver it. Final only while nothing better is known.</summary>
    Failed = 1,

    /// <summary>The provider sent it on.</summary>
    Sent = 2,

    /// <summary>It is on the person's device.</summary>
    Delivered = 3,

    /// <summary>The person has seen it.</summary>
    Read = 4,
}

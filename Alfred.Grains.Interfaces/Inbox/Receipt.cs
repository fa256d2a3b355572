namespace Alfred.Inbox;

/// <summary>What a provider says about a message that was sent to it. Receipts repeat and come in any order.</summary>
/// <param name="ProviderId">The provider's id of the message.</param>
/// <param name="OutboxId">The outbox row, when the provider returned our opaque data; null otherwise.</param>
/// <param name="Stage">How far the message came.</param>
/// <param name="Reason">Why it failed; null otherwise. Holds no personal data.</param>
public sealed record Receipt(string ProviderId, long? OutboxId, DeliveryStage Stage, string? Reason = null)
{
    /// <summary>True for a failure because the person has not written for too long: the message is not lost, it waits for that.</summary>
    public bool IsWindowClosed { get; init; }

    /// <summary>
    /// For a failure that was the provider's bad moment: when the message may be sent again, at the earliest. Null for any other receipt.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the message costs; null when this receipt does not say it.</summary>
    public MessagePrice? Price { get; init; }
}

/// <summary>What a provider charges for one message, by its own words. The amount is in the provider's price list, by country.</summary>
/// <param name="Category">Such as <c>service</c> or <c>utility</c>; at most 40 characters.</param>
/// <param name="Model">Such as <c>PMP</c> (per message); at most 40 characters.</param>
/// <param name="IsBillable">False for a free one.</param>
public sealed record MessagePrice(string Category, string Model, bool IsBillable);

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

    /// <summary>The person has listened to it.</summary>
    Played = 5,
}

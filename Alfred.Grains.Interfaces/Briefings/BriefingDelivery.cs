namespace Alfred.Briefings;

/// <summary>How far a briefing came.</summary>
public enum BriefingStage
{
    /// <summary>It is being made, or there was no time for it yet.</summary>
    Waiting,

    /// <summary>There was nothing to say.</summary>
    Silent,

    /// <summary>It could not be made.</summary>
    Broken,

    /// <summary>It waits to be sent.</summary>
    Sending,

    /// <summary>It waits until the member writes: the channel takes nothing else from us for so long.</summary>
    Held,

    /// <summary>A later one took its place before it could go.</summary>
    Replaced,

    /// <summary>The channel took it; nothing more is known.</summary>
    Sent,

    /// <summary>It is on the member's device.</summary>
    Delivered,

    /// <summary>The member has seen it.</summary>
    Read,

    /// <summary>The channel could not deliver it.</summary>
    Failed,
}

/// <summary>What became of one briefing, as the ledger of what was sent shows it.</summary>
[GenerateSerializer, Immutable, Alias("alfred.briefing-delivery")]
public sealed record BriefingDelivery
{
    /// <summary>When it was due (UTC).</summary>
    [Id(0)] public required DateTimeOffset Due { get; init; }

    /// <summary>When it was brought (UTC): later than due when nobody was there to bring it.</summary>
    [Id(1)] public required DateTimeOffset BroughtAt { get; init; }

    /// <summary>How far it came.</summary>
    [Id(2)] public required BriefingStage Stage { get; init; }

    /// <summary>When it was sent, or given up (UTC); null for neither.</summary>
    [Id(3)] public DateTimeOffset? SettledAt { get; init; }

    /// <summary>What the channel gave as the reason, at most 200 characters; null for nothing.</summary>
    [Id(4)] public string? Reason { get; init; }

    /// <summary>Hides the reason, which a provider worded.</summary>
    public override string ToString() => Stage.ToString();
}

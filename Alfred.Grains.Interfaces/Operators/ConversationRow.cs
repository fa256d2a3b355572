namespace Alfred.Operators;

/// <summary>A conversation in the operator's list. Holds nothing of what was written.</summary>
public sealed record ConversationRow
{
    /// <summary>The opaque key.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is: a member's name, or what kind it is (<c>a group</c>, <c>somebody</c>).</summary>
    public required string Who { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>When the last message came; null when none is kept any more.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How many messages are kept (9 days).</summary>
    public long Messages { get; init; }

    /// <summary>How many of them wait.</summary>
    public long Waiting { get; init; }

    /// <summary>How many were given up.</summary>
    public long Dead { get; init; }

    /// <summary>How many replies failed or are held.</summary>
    public long Undelivered { get; init; }

    /// <summary>Since when it is paused; null for not.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}

/// <summary>Which conversations are listed.</summary>
public enum ConversationFilter
{
    /// <summary>All.</summary>
    All = 0,

    /// <summary>Those with something that waits.</summary>
    Waiting = 1,

    /// <summary>Those with something that failed or was not delivered.</summary>
    Trouble = 2,

    /// <summary>Those that are paused.</summary>
    Paused = 3,
}

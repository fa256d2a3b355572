namespace Alfred.Crm;

/// <summary>
/// Which deals a question is about. Everything it can say is here: no text of a person reaches a source in any other way.
/// </summary>
public sealed record DealFilter
{
    /// <summary>How they stand.</summary>
    public DealState State { get; init; }

    /// <summary>The company they are with; null for any.</summary>
    public CrmCompany? Company { get; init; }

    /// <summary>The least amount, in whatever currency a deal has; null for any.</summary>
    public decimal? Over { get; init; }

    /// <summary>The most; null for any.</summary>
    public decimal? Under { get; init; }

    /// <summary>The first day they close or closed on; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for any.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>How a deal stands. Stored by name in the instance's own tables, so never renamed.</summary>
public enum DealState
{
    /// <summary>However it stands.</summary>
    Any = 0,

    /// <summary>Neither won nor lost.</summary>
    Open = 1,

    /// <summary>Won.</summary>
    Won = 2,

    /// <summary>Lost.</summary>
    Lost = 3,
}

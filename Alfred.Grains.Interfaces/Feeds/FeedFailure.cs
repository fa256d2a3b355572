namespace Alfred.Feeds;

/// <summary>Why a source could not be read.</summary>
public enum FeedFailure
{
    /// <summary>It does not answer, or not as it should: it may be back later.</summary>
    Unreachable,

    /// <summary>The address may not be called: it is not encrypted, or leads to a private network.</summary>
    NotAllowed,

    /// <summary>There is nothing at the address.</summary>
    NotFound,

    /// <summary>It is not for everybody who has the address.</summary>
    Forbidden,

    /// <summary>It is longer than is read, or reading it takes longer than it may.</summary>
    TooLong,

    /// <summary>What came is no calendar.</summary>
    NotACalendar,
}

namespace Alfred.Crm;

/// <summary>A source that did not answer. The message is the operator's and holds no data.</summary>
/// <param name="failure">What to tell the person.</param>
/// <param name="message">What happened.</param>
/// <param name="inner">Why.</param>
public sealed class CrmException(CrmFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to tell the person.</summary>
    public CrmFailure Failure => failure;
}

/// <summary>Why a source did not answer.</summary>
public enum CrmFailure
{
    /// <summary>It cannot be reached, or answers with an error of its own: again later.</summary>
    Unavailable = 0,

    /// <summary>It was asked too often: again in a while.</summary>
    Busy = 1,

    /// <summary>There is nothing in it yet: the operator has to fill it.</summary>
    Empty = 3,

    /// <summary>The token is wrong, or may not read this: the operator has to fix it.</summary>
    Refused = 2,

    /// <summary>A change was sent and not answered: nobody knows whether it was made.</summary>
    Uncertain = 4,

    /// <summary>The source does not take this change as it is.</summary>
    Rejected = 5,

    /// <summary>What was asked for by its id is not there, or not any more.</summary>
    Missing = 6,
}

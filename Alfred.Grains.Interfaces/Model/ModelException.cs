namespace Alfred.Model;

/// <summary>
/// The model gave no answer that can be used. Nothing was done about it; the message names no key and no text of anybody's.
/// </summary>
public class ModelException(ModelFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public ModelFailure Failure { get; } = failure;
}

/// <summary>Why there is no answer of the model.</summary>
public enum ModelFailure
{
    /// <summary>It is down, cannot be reached, or answered with an error or with something that is no answer.</summary>
    Unavailable = 0,

    /// <summary>It takes no more requests for now.</summary>
    Busy = 1,

    /// <summary>It refused the key, the model's name or the request: trying again is of no use.</summary>
    Refused = 2,

    /// <summary>It took too long.</summary>
    TooSlow = 3,

    /// <summary>The budget is used up: it was not asked.</summary>
    OverBudget = 4,

    /// <summary>The person said stop while it was thinking.</summary>
    Stopped = 5,
}

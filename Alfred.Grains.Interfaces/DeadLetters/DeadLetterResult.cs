namespace Alfred.DeadLetters;

/// <summary>What became of an operator's wish. A closed family.</summary>
public abstract record DeadLetterResult
{
    private DeadLetterResult() { }

    /// <summary>It runs, is read or is sent again.</summary>
    /// <param name="MayArriveTwice">True for a reply of which nobody knows whether it arrived before.</param>
    /// <param name="IsBody">True for a body that the running process has to read first.</param>
    public sealed record Replayed(bool MayArriveTwice = false, bool IsBody = false) : DeadLetterResult;

    /// <summary>It is forgotten.</summary>
    public sealed record Dropped : DeadLetterResult;

    /// <summary>It is no dead letter (any more); nothing was changed.</summary>
    /// <param name="State">What it is instead.</param>
    public sealed record NotDead(string State) : DeadLetterResult;

    /// <summary>There is no such row, or not any more.</summary>
    public sealed record Unknown : DeadLetterResult;
}

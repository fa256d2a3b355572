namespace Alfred.DeadLetters;

/// <summary>What an operator sees of a dead letter, or of a reply that is held, without looking into it. Holds no personal data.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Since">When it was given up, or tried last.</param>
/// <param name="Channel">The channel it came by or was to leave by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Reason">Why it was given up.</param>
public sealed record DeadLetter(DeadLetterId Id, DateTimeOffset Since, string Channel, DeadLetterKind Kind, int Tries, string Reason);

/// <summary>The kinds of dead letters.</summary>
public enum DeadLetterKind
{
    /// <summary>A message that could not be handled, or was skipped in a burst.</summary>
    Message = 0,

    /// <summary>A signed body that could not be read.</summary>
    Body = 1,

    /// <summary>A reply that could not be sent.</summary>
    Reply = 2,

    /// <summary>A reply that the provider took and could not deliver.</summary>
    Undelivered = 3,

    /// <summary>A reply that was not given up: it waits until its person writes again.</summary>
    Held = 4,

    /// <summary>
    /// A reply of which nobody knows whether it was sent. It was not given up either: without news it goes out once more.
    /// </summary>
    Uncertain = 5,
}

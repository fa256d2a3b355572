namespace Alfred.Interpretation;

/// <summary>
/// What looking for the requests in one message may cost. It may end at any comma, and whatever stands on both sides is laid against every
/// phrase: "add a; a; a; …" would hold a processor for minutes. Counted in words, so that a message means the same on every machine.
/// </summary>
internal sealed class SearchBudget
{
    /// <summary>Ten requests in one message take a few thousand.</summary>
    public const int Words = 40_000;

    private int _left = Words;

    /// <summary>True when it is used up: what was found until then is not what the message means.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Takes the words that are about to be looked at; false when there are not as many left.</summary>
    public bool TryTake(int words)
    {
        if (!IsSpent)
            _left -= words;
        return !IsSpent;
    }
}

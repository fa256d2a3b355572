namespace Alfred.Interpretation;

/// <summary>One request: a stretch of a message's words.</summary>
/// <param name="Text">The whole message, cleaned.</param>
/// <param name="Words">All its words.</param>
/// <param name="From">The request's first word.</param>
/// <param name="To">The place behind its last word.</param>
/// <param name="Corrections">For each word the words that it may be a slip of the finger for; null to take words as they are.</param>
/// <param name="Values">The values that were read of the message so far.</param>
/// <param name="Budget">What looking for several requests in the message may still cost.</param>
internal readonly record struct RequestText(
    string Text, Word[] Words, int From, int To, ReadValues Values, SearchBudget Budget, int[]?[]? Corrections = null)
{
    private static readonly char[] Around = [' ', '\n', ',', ';', ':'];
    private static readonly char[] Ending = ['!', '.', '?', '…', ' ', '\n', ',', ';', ':'];

    /// <summary>How many words it has.</summary>
    public int Length => To - From;

    /// <summary>True when the word there is this one, or may be meant for it.</summary>
    public bool Has(int at, int word) =>
        Words[at].Number == word || (Corrections?[at] is { } meant && Array.IndexOf(meant, word) >= 0);

    /// <summary>True when a word stands on another line than the one before it, and no quotation goes on over both.</summary>
    public bool BreaksBefore(int at) =>
        !Words[at].IsInQuotes && Text.AsSpan(Words[at - 1].End, Words[at].Start - Words[at - 1].End).Contains('\n');

    /// <summary>A word as it was typed.</summary>
    public ReadOnlySpan<char> Typed(int at) => Text.AsSpan(Words[at].Start, Words[at].End - Words[at].Start);

    /// <summary>A part of it.</summary>
    public RequestText Slice(int from, int to) => this with { From = from, To = to };

    /// <summary>Where some of its words stand in the text, without the punctuation around them.</summary>
    public Range Place(int from, int to)
    {
        var start = Words[from].Start;
        var end = Words[to - 1].End;
        var shown = Text.AsSpan(start, end - start);
        // The comma of ",79" is no punctuation: without it the amount would be a hundred times as large.
        var trimmed = shown is [',', >= '0' and <= '9', ..] ? shown : shown.TrimStart(Around);
        start += shown.Length - trimmed.Length;
        trimmed = to == To ? trimmed.TrimEnd(Ending) : trimmed.TrimEnd(Around);
        return trimmed.IsEmpty ? Words[from].Start..end : start..(start + trimmed.Length);
    }

    /// <summary>The request as it was typed.</summary>
    public override string ToString() => Length == 0 ? "" : Text[Place(From, To)];
}

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
    public bool Has(int at, int word) => Words[at].Number == word || (Corrections?[at] is { } meant && Array.IndexOf(meant, word) >= 0);

    /// <summary>False for a word that no phrase has, and that is no slip for one.</summary>
    public bool IsKnown(int at) => Words[at].Number != Vocabulary.Unknown || Corrections?[at] is not null;

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

/// <summary>
/// The values that were read while one message is understood: several phrases ask for the same words, and reading a list of items costs
/// more than everything else.
/// </summary>
internal sealed class ReadValues
{
    private readonly List<(Parameter Parameter, Language Language, int Start, int End, ParseResult Result)> _read = [];

    /// <summary>Reads some of a message's words, or finds what came of it before.</summary>
    public ParseResult Read(Parameter parameter, string text, Range place, ReadContext context)
    {
        var (start, end) = (place.Start.Value, place.End.Value);
        foreach (var known in _read)
        {
            if (known.Start == start && known.End == end && ReferenceEquals(known.Parameter, parameter)
                && ReferenceEquals(known.Language, context.Language))
                return known.Result;
        }

        var result = parameter.Read(text[start..end], context);
        _read.Add((parameter, context.Language, start, end, result));
        return result;
    }
}

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

namespace Alfred.Skills.Shared.Amounts;

/// <summary>Finds the names of currencies beside numbers, the longest first: <c>US$</c>, <c>Fr.</c>, <c>Kuwaiti dinars</c>.</summary>
/// <param name="tokens">The pieces of the text.</param>
/// <param name="language">The language of the words.</param>
/// <param name="own">The instance's currency.</param>
internal sealed class CurrencyFinder(List<AmountToken> tokens, Language language, string own)
{
    private const int MaxWords = 4;

    private readonly CurrencyNames _names = CurrencyNames.Of(language);

    /// <summary>The name that starts at a piece; null for none. The point of an abbreviation belongs to it.</summary>
    public CurrencyMatch? Behind(int start)
    {
        CurrencyMatch? longest = null;
        var (text, folded) = ("", "");
        var words = 0;
        for (var at = start; at < tokens.Count && words < MaxWords; at++)
        {
            // "siebenhundert-Euro", "euro's", "U.S. dollars"
            if (IsInner(at))
                continue;
            if (tokens[at].Kind is not (AmountTokenKind.Word or AmountTokenKind.Sign))
                break;
            words++;
            text += tokens[at].Text;
            folded += AmountLetters.Fold(tokens[at].Text);
            if (!IsCut(at))
                longest = Match(text, folded, start, at + 1) ?? longest;
        }

        return longest is null || !IsAt(longest.End, '.') || tokens[longest.End - 1].Kind != AmountTokenKind.Word
            ? longest : longest with { End = longest.End + 1 };
    }

    /// <summary>The name that ends before a piece; null for none. A minus or a colon may stand between them.</summary>
    /// <param name="end">The number.</param>
    /// <param name="first">The first piece that may belong to it.</param>
    public CurrencyMatch? Before(int end, int first)
    {
        var last = end - 1;
        if (last > first && ((tokens[last].Is(':') && tokens[last].IsGlued) || (tokens[last].Is('-') && tokens[end].IsGlued)))
            last--;
        var isAbbreviated = last > first && tokens[last].Is('.') && tokens[last].IsGlued;
        if (isAbbreviated)
            last--;
        CurrencyMatch? longest = null;
        var (text, folded) = ("", "");
        for (var at = last; at >= first && at > last - MaxWords; at--)
        {
            if (at < last && IsInner(at))
                continue;
            if (tokens[at].Kind is not (AmountTokenKind.Word or AmountTokenKind.Sign))
                break;
            text = tokens[at].Text + text;
            folded = AmountLetters.Fold(tokens[at].Text) + folded;
            // In "Fr.12" the point ends an abbreviation, in "EUR.12" it may start a fraction.
            if (isAbbreviated && tokens[end].IsGlued && (text.Length > 3 || Currencies.IsKnown(text) || !char.IsLetter(text[^1])))
                continue;
            if (!(at > 0 && (IsCut(at - 1) || (tokens[at].IsGlued && IsInner(at - 1)))))
                longest = Match(text, folded, at, end) ?? longest;
        }

        return longest;
    }

    /// <summary>The name of hundredths that starts at a piece: "cents"; null for none.</summary>
    public CurrencyMatch? Hundredths(int start)
    {
        if (IsInner(start))
            start++;
        if (start >= tokens.Count || tokens[start].Kind is not (AmountTokenKind.Word or AmountTokenKind.Sign) || IsCut(start))
            return null;
        // "50 P" are pesos rather than pence.
        var folded = tokens[start].Text is [>= 'A' and <= 'Z'] ? "" : AmountLetters.Fold(tokens[start].Text);
        return _names.FindHundredth(folded) is { } name
            ? new(name, folded, start, IsAt(start + 1, '.') ? start + 2 : start + 1) : null;
    }

    private CurrencyMatch? Match(string text, string folded, int start, int end)
    {
        if (_names.FindUnit(text, folded, own) is { } name)
            return new(name, folded, start, end);
        return Currencies.FindScaled(folded) is var (code, scale)
            ? new(new([code], IsOpen: false), folded, start, end) { Scale = scale } : null;
    }

    // What may stand within a name.
    private bool IsInner(int at) =>
        at + 1 < tokens.Count && tokens[at].IsGlued
        && (tokens[at].Is('.') || (tokens[at + 1].IsGlued && (tokens[at].Is('-') || tokens[at].Is('\''))))
        && tokens[at + 1].Kind is AmountTokenKind.Word or AmountTokenKind.Sign;

    // A word goes on behind a sign or before it: "€ur", "A$".
    private bool IsCut(int at) =>
        at + 1 < tokens.Count && tokens[at + 1] is { IsGlued: true, Kind: AmountTokenKind.Word or AmountTokenKind.Sign }
            && tokens[at].Kind is AmountTokenKind.Word or AmountTokenKind.Sign;

    private bool IsAt(int at, char mark) => at < tokens.Count && tokens[at].Is(mark) && tokens[at].IsGlued;
}

/// <summary>The name of a currency beside a number.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Key">The name, folded.</param>
/// <param name="Start">Its first piece.</param>
/// <param name="End">The piece behind its last one.</param>
internal sealed record CurrencyMatch(CurrencyName Name, string Key, int Start, int End)
{
    /// <summary>What it multiplies the number by: a million for <c>MEUR</c>.</summary>
    public decimal Scale { get; init; } = 1m;
}

using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>
/// A language's numbers in words, as they stand before a currency: <c>twenty-five</c>, <c>siebenhundert</c>, <c>2 Mio</c>.
/// </summary>
internal sealed class NumberWords
{
    private const int MaxWords = 4;
    private const int MaxGlued = 60;
    private const decimal Thousand = 1_000m;
    private const decimal Million = 1_000_000m;

    private readonly FrozenDictionary<string, decimal> _values;
    private readonly FrozenSet<string> _joins;
    private readonly FrozenSet<string> _joinsTens;
    private readonly FrozenSet<string> _joinsHundredths;
    private readonly FrozenSet<string> _of;
    private readonly FrozenSet<string> _fractions;
    private readonly int _longest;

    private NumberWords(Language language)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in language.Lines("amounts.numbers"))
        {
            if (!decimal.TryParse(line.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                throw line.Wrong($"'{line.Key}' is no whole number");
            foreach (var word in line.Values)
            {
                if (!values.TryAdd(AmountLetters.Key(word), value))
                    throw line.Wrong($"'{word}' stands twice");
            }
        }

        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
        _longest = values.Keys.Select(static word => word.Length).DefaultIfEmpty().Max();
        _joins = Words(language, "join");
        _joinsTens = Words(language, "join-tens");
        _joinsHundredths = Words(language, "join-hundredths");
        _of = Words(language, "of");
        _fractions = Words(language, "fraction");
    }

    /// <summary>The words of a language.</summary>
    /// <exception cref="FormatException">A line gives no number.</exception>
    public static NumberWords Of(Language language) => language.Get(static language => new NumberWords(language));

    /// <summary>True for what stands between euros and cents: "and".</summary>
    public bool IsJoin(string folded) => _joins.Contains(folded);

    /// <summary>True for what stands between euros and cents that have no name: "con" of "12 con 50".</summary>
    public bool IsHundredthsJoin(AmountToken token) => _joinsHundredths.Contains(AmountLetters.Fold(token.Text));

    /// <summary>True for "half" and its like, which change a number beside them.</summary>
    public bool IsFraction(string folded) => _fractions.Contains(folded);

    /// <summary>The number in words that starts at a piece, and the piece behind it; null for none.</summary>
    public (decimal Value, int End)? Read(IReadOnlyList<AmountToken> tokens, int start)
    {
        var sum = default(NumberSum);
        var end = start;
        for (var at = start; at < tokens.Count;)
        {
            var isJoined = end > start && Join(tokens, ref at);
            if (Longest(tokens, at) is { } found && sum.TryAdd(found.Value, isJoined && IsTensJoin(tokens[at - 1])))
                end = at = found.End;
            else if (tokens[at].Kind == AmountTokenKind.Word && Glued(AmountLetters.Fold(tokens[at].Text), ref sum))
                end = ++at;
            else
                break;
        }

        return end == start ? null : (sum.Total, sum.Total >= Million ? SkipOf(tokens, end) : end);
    }

    /// <summary>The thousands or millions that a piece names, and the piece behind them ("of" included); null for none.</summary>
    public (decimal Value, int End)? ReadScale(IReadOnlyList<AmountToken> tokens, int start)
    {
        if (start < tokens.Count && tokens[start] is { IsGlued: true, Text: "k" or "K" })
            return (Thousand, start + 1);
        if (Longest(tokens, start) is not { Value: >= Thousand } scale)
            return null;
        var end = scale.End;
        if (end < tokens.Count && tokens[end].Is('.') && tokens[end].IsGlued)
            end++;
        return (scale.Value, SkipOf(tokens, end));
    }

    private int SkipOf(IReadOnlyList<AmountToken> tokens, int end)
    {
        if (end >= tokens.Count || !_of.Contains(AmountLetters.Fold(tokens[end].Text)))
            return end;
        end++;
        return end < tokens.Count && tokens[end].Is('\'') ? end + 1 : end;
    }

    private static FrozenSet<string> Words(Language language, string key) =>
        language.Values("amounts.words", key).Select(AmountLetters.Key).ToFrozenSet(StringComparer.Ordinal);

    private bool Join(IReadOnlyList<AmountToken> tokens, ref int at)
    {
        if (at + 1 >= tokens.Count)
            return false;
        var isHyphen = IsHyphen(tokens, at);
        if (isHyphen)
            at++;
        if (tokens[at].Kind != AmountTokenKind.Word || !IsJoin(AmountLetters.Fold(tokens[at].Text)) || at + 1 >= tokens.Count)
            return isHyphen;
        at++;
        // "vingt-et-un", "twee-en-veertig"
        if (isHyphen && at + 1 < tokens.Count && IsHyphen(tokens, at))
            at++;
        return true;
    }

    private static bool IsHyphen(IReadOnlyList<AmountToken> tokens, int at) =>
        tokens[at].Is('-') && tokens[at].IsGlued && tokens[at + 1].IsGlued;

    private bool IsTensJoin(AmountToken token) => token.Is('-') || _joinsTens.Contains(AmountLetters.Fold(token.Text));

    private (decimal Value, int End)? Longest(IReadOnlyList<AmountToken> tokens, int start)
    {
        (decimal, int)? longest = null;
        var name = "";
        for (var at = start; at < tokens.Count && at < start + (2 * MaxWords); at++)
        {
            if (at > start && tokens[at].Is('-') && tokens[at].IsGlued)
                continue;
            if (tokens[at].Kind != AmountTokenKind.Word)
                break;
            name += AmountLetters.Fold(tokens[at].Text);
            if (name.Length > _longest)
                break;
            if (_values.TryGetValue(name, out var value))
                longest = (value, at + 1);
        }

        return longest;
    }

    // "achtundsiebzig": words and joins without a gap. A place that leads nowhere is left once and for all, so the work stays small.
    private bool Glued(string word, ref NumberSum sum)
    {
        if (word.Length > MaxGlued)
            return false;
        var ends = new List<int>();
        if (!Split(word, 0, new bool[word.Length], ends))
            return false;
        var total = sum;
        var isJoined = false;
        var at = 0;
        foreach (var end in ends)
        {
            if (_values.TryGetValue(word[at..end], out var value) && !total.TryAdd(value, isJoined))
                return false;
            isJoined = _joinsTens.Contains(word[at..end]);
            at = end;
        }

        if (isJoined)
            return false;
        sum = total;
        return true;
    }

    private bool Split(string word, int at, bool[] isDead, List<int> ends)
    {
        if (at == word.Length)
            return true;
        if (isDead[at])
            return false;
        var values = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        var joins = _joinsTens.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = Math.Min(word.Length, at + _longest); end > at; end--)
        {
            var part = word.AsSpan(at, end - at);
            if (!values.ContainsKey(part) && !joins.Contains(part))
                continue;
            ends.Add(end);
            if (Split(word, end, isDead, ends))
                return true;
            ends.RemoveAt(ends.Count - 1);
        }

        isDead[at] = true;
        return false;
    }
}

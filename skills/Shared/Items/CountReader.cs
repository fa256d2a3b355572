namespace Alfred.Skills.Shared.Items;

/// <summary>
/// Reads how many: <c>2</c>, <c>1 ½</c>, <c>30 - 40</c>, <c>2 to 3</c>, <c>a dozen</c>, <c>twenty-one</c>, <c>half a</c>.
/// </summary>
internal static class CountReader
{
    private const decimal Max = 1_000_000m;

    /// <summary>Reads the count at a place; null for none.</summary>
    public static ItemCount? Read(ItemTokens tokens, ItemWords words, int at)
    {
        if (words.Between.Length(tokens.Words, at) is var opening and > 0)
            return Ranged(tokens, words, at + opening, isJoined: true);
        return Ranged(tokens, words, at, isJoined: false) ?? One(tokens, words, at);
    }

    private static ItemCount? Ranged(ItemTokens tokens, ItemWords words, int at, bool isJoined)
    {
        if (One(tokens, words, at) is not { IsArticle: false } from)
            return null;
        var gap = tokens.Is(from.Next, ItemTokenKind.Dash) ? 1 : words.Range.Length(tokens.Words, from.Next);
        if (gap == 0 && isJoined)
            gap = words.And.Length(tokens.Words, from.Next);
        return gap > 0 && One(tokens, words, from.Next + gap) is { IsArticle: false } to && to.Amount > from.Amount
            ? to with { Amount = from.Amount, UpTo = to.Amount, Other = 0, IsBare = false }
            : null;
    }

    private static ItemCount? One(ItemTokens tokens, ItemWords words, int at)
    {
        if (at >= tokens.Count)
            return null;
        if (tokens.Is(at, ItemTokenKind.Number))
            return Multiplied(Numbered(tokens, words, at), tokens, words);
        var spelt = words.Counts.Match(tokens.Words, at);
        if (words.Articles.Contains(tokens.Words[at]) && spelt is not { Length: > 1 })
            return new(1, null, at + 1, NeedsUnit: true, IsArticle: true);
        return spelt is var ((number, isCapital), length) && (!isCapital || char.IsUpper(tokens.Text[tokens.All[at + length - 1].Start]))
            ? Multiplied(new(number, null, at + length, NeedsUnit: IsOfUnit(number, length)), tokens, words)
            : null;
    }

    // "Half a lemon" is as good as "half a kilo", but "half fat milk" and "a quarter pounder" are names.
    private static bool IsOfUnit(decimal number, int words) => number < 1 && (words == 1 || number != 0.5m);

    // "1 ½", "1 1/2", "1-1/2" and "1 and 1/2" are one number.
    private static ItemCount Numbered(ItemTokens tokens, ItemWords words, int at)
    {
        var whole = tokens.All[at].Number;
        var next = at + 1;
        if (whole == decimal.Truncate(whole))
        {
            var gap = tokens.Is(next, ItemTokenKind.Dash) && tokens.All[next].IsGlued ? 1 : words.And.Length(tokens.Words, next);
            foreach (var part in (ReadOnlySpan<int>)[next, next + gap])
            {
                if (tokens.Is(part, ItemTokenKind.Number) && tokens.All[part].Number < 1 && IsWritten(tokens, part))
                    return new(whole + tokens.All[part].Number, null, part + 1);
            }
        }

        return new(whole, null, next, tokens.All[at].Other, IsBare: true);
    }

    // A part is written as a fraction; "2 0.5l bottles" are not two and a half.
    private static bool IsWritten(ItemTokens tokens, int at) =>
        tokens.Slice(at, at + 1) is var text && (Numeral.IsFraction(text[^1]) || text.Any(Numeral.IsBar));

    private static ItemCount? Multiplied(ItemCount count, ItemTokens tokens, ItemWords words)
    {
        if (words.AndAHalf.Length(tokens.Words, count.Next) is var half and > 0)
            count = count with { Amount = count.Amount + 0.5m, Other = 0, Next = count.Next + half, IsBare = false };
        if (words.Dozens.Length(tokens.Words, count.Next) is var dozen and > 0)
        {
            count = count with { Amount = count.Amount * 12, Other = 0, Next = count.Next + dozen, IsBare = false, NeedsUnit = false };
            if (words.AndAHalf.Length(tokens.Words, count.Next) is var more and > 0)
                count = count with { Amount = count.Amount + 6, Next = count.Next + more };
        }

        return count.Amount is > 0 and <= Max ? count : null;
    }
}

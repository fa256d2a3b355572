using Alfred.Groceries;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// Reads one item with its amount: <c>2 kg apples</c>, <c>eggs x12</c>, <c>a dozen eggs</c>, <c>milk (1,5 l)</c>. What it cannot make sense
/// of stays in the name, so that nothing typed is an error.
/// </summary>
internal sealed class ItemText
{
    private const int MaxTrailing = 9;
    private const int MaxDigits = 3;

    private readonly ItemTokens _tokens;
    private readonly ItemWords _words;

    private ItemText(ItemTokens tokens, ItemWords words) => (_tokens, _words) = (tokens, words);

    /// <summary>Reads an item; null when nothing of it is a name.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="taken">The text as it was taken apart before; null when it was not.</param>
    public static GroceryItem? Read(string text, Language language, ItemTokens? taken = null)
    {
        if (text is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal)
            && quoted.Any(char.IsLetterOrDigit))
            return new(quoted.Trim());
        var tidy = Tidy(text);
        if (tidy.Length > 0 && tidy.All(char.IsLetter))
            return new(tidy);
        if (tidy.Length == 0)
            return null;
        var words = ItemWords.For(language);
        return new ItemText(taken?.Text == tidy ? taken : ItemTokens.Of(tidy, words), words).Read();
    }

    /// <summary>Reads a text that is nothing but a measure: the "2 l" of "milk, 2 l". Null for anything else.</summary>
    public static Quantity? ReadMeasure(string text, ItemWords words)
    {
        var item = new ItemText(ItemTokens.Of(text, words), words);
        return item._tokens.Count > 1 && item.Quantity(0, item._tokens.Count, isOpen: true, 0) is { Unit: { } unit } quantity
            && ItemUnits.IsMeasure(unit) ? quantity : null;
    }

    /// <summary>Reads a count of what stands before it: the "10 of them" of "stamps, 10 of them". Null for anything else.</summary>
    public static Quantity? ReadCount(string text, ItemWords words)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= MaxDigits && PhraseWords.Of(text[digits..]) is [.., var last] and { Length: <= 2 }
            && words.Counters.Contains(last)
            && int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture) is > 0 and var count ? new(count, null, null) : null;
    }

    private GroceryItem Read()
    {
        if (_tokens.Count == 0)
            return new(_tokens.Text);
        if (_words.Names.Length(_tokens.Words, 0) is var known and > 0)
            return Trailing(known) ?? new(_tokens.Text);
        // "Noch 2 kg Mehl": what stands before the amount is a filler.
        for (var at = 0; at < _tokens.Count;)
        {
            // The filler may end in the amount: "noch eine Flasche Wein".
            var filler = _words.Fillers.Length(_tokens.Words, at);
            for (var from = at; from < Math.Max(at + filler, at + 1); from++)
            {
                if (Leading(from) is { } item)
                    return item;
            }

            if (filler == 0)
                break;
            at += filler;
        }

        return Trailing(1) ?? new(NameFrom(0, _tokens.Count));
    }

    private GroceryItem? Leading(int at)
    {
        if (_tokens.Is(at, ItemTokenKind.Times) && _tokens.Is(at + 1, ItemTokenKind.Number))
            return CountReader.Read(_tokens, _words, at + 1) is { } factor ? Item(factor, null, factor.Next) : null;
        if (CountReader.Read(_tokens, _words, at) is not { } count || count.Next >= _tokens.Count)
            return null;
        var times = TimesLength(count.Next);
        if (times > 0 && !count.NeedsUnit)
            return Multiple(count, count.Next + times);
        // "2 more bottles of wine"
        var filler = _words.Fillers.Length(_tokens.Words, count.Next);
        return UnitAt(count.Next) is var (unit, length) ? Measured(count, unit, count.Next + length)
            : filler > 0 && UnitAt(count.Next + filler) is var (one, behind) ? Measured(count, one, count.Next + filler + behind)
            : Counted(count, at);
    }

    // "2 x milk", "2 x 400g tins tomatoes", but not "10x15 photo paper".
    private GroceryItem? Multiple(ItemCount count, int name) =>
        !_tokens.Is(name, ItemTokenKind.Number) || IsMeasureAt(name) || _words.Names.Length(_tokens.Words, name) > 0
            ? Item(count, null, name)
            : null;

    private GroceryItem? Measured(ItemCount count, string unit, int next)
    {
        var half = _words.AndAHalf.Length(_tokens.Words, next);
        if (half > 0)
            count = count with { Amount = count.Amount + 0.5m };
        next = AlsoMeasured(ref count, unit, next + half);
        if (_tokens.Is(next, ItemTokenKind.Dash))
        {
            // "2 l - milk", but "500 ml - 1 l milk" is for people to understand.
            if (_tokens.Is(next + 1, ItemTokenKind.Number))
                return null;
            next++;
        }

        var of = OfLength(next);
        if (next + of >= _tokens.Count)
            return of > 0 || ItemUnits.IsMeasure(unit) || count.NeedsUnit ? null : Item(count, null, count.Next);
        if (of == 0 && !ItemUnits.IsMeasure(unit))
        {
            // A can opener is no can of opener, and a bottle opener no bottle.
            if (_words.Compounds.Length(_tokens.Words, next) > 0 || _words.Compounds.Length(_tokens.Words, count.Next) > next - count.Next)
                return count.NeedsUnit ? null : Item(count, null, count.Next);
            if (count.IsArticle && _words.MustSayOf)
                return null;
        }

        return _tokens.All[next].IsGlued ? null : Item(count, unit, next + of);
    }

    // The same amount again in other words: "300g/10½oz flour", "1 cup (240 ml) milk"; the first one counts. "30g-40g" is a range.
    private int AlsoMeasured(ref ItemCount count, string unit, int next)
    {
        if (!_tokens.Is(next, ItemTokenKind.Slash) && !_tokens.Is(next, ItemTokenKind.Open) && !_tokens.Is(next, ItemTokenKind.Dash))
            return next;
        if (CountReader.Read(_tokens, _words, next + 1) is not { IsArticle: false } second
            || UnitAt(second.Next) is not var (other, length))
            return next;
        var end = second.Next + length;
        if (_tokens.Is(next, ItemTokenKind.Dash))
        {
            if (other != unit || second.UpTo is not null || count.UpTo is not null || second.Amount <= count.Amount)
                return next;
            count = count with { UpTo = second.Amount };
            return end;
        }

        if (_tokens.Is(next, ItemTokenKind.Slash))
            return end;
        return _tokens.Is(end, ItemTokenKind.Close) ? end + 1 : next;
    }

    private GroceryItem? Counted(ItemCount count, int at)
    {
        if (count.NeedsUnit)
            return null;
        var next = count.Next;
        var isOpen = _tokens.Is(next, ItemTokenKind.Open);
        if (isOpen || _tokens.Is(next, ItemTokenKind.Number))
        {
            // "2 400g tins": so many of what has that size. In a language that groups thousands by blanks it may be one number.
            var size = isOpen ? next + 1 : next;
            var isSize = count.IsWhole && count.Most <= 100 && IsMeasureAt(size)
                && (isOpen || !_words.Style.GroupsByBlanks || _tokens.All[size + 1].IsGlued);
            return isSize ? Item(count, null, next) : null;
        }

        // "6large eggs", but "7up", "2%" and "5er" are no amounts.
        var glued = _tokens.All[next];
        // "5 a day bars", "10 000 g".
        if (glued.Kind != ItemTokenKind.Word || _words.Articles.Contains(_tokens.Words[next]) || char.IsDigit(_tokens.Words[next][0])
            || (glued.IsGlued && !(glued.End - glued.Start > 3 && _tokens.Slice(next, next + 1).All(char.IsLetter))))
            return null;
        var item = Item(count, null, next + OfLength(next));
        if (_tokens.Text.Contains('"', StringComparison.Ordinal))
            return item;
        var mayBeName = count is { IsBare: true, IsWhole: true } && (glued.IsGlued || _tokens.Count - next > 1);
        return mayBeName && item is not null ? item with { Typed = _tokens.Slice(at, _tokens.Count) } : item;
    }

    // At least so many tokens are the name.
    private GroceryItem? Trailing(int least)
    {
        var end = _tokens.Count;
        for (var at = Math.Max(least, end - MaxTrailing); at < end; at++)
        {
            var isOpen = _tokens.Is(at, ItemTokenKind.Open);
            if (!isOpen && _tokens.All[at].IsGlued)
                continue;
            var inside = isOpen ? at + 1 : at;
            var until = isOpen && _tokens.Is(end - 1, ItemTokenKind.Close) ? end - 1 : end;
            if (Quantity(inside, until, isOpen, at) is { } quantity)
                return NameFrom(0, at) is { Length: > 0 } name && IsName(name) ? new(name, quantity) : null;
        }

        return null;
    }

    // A quantity that takes all tokens from one to before another.
    private Quantity? Quantity(int at, int end, bool isOpen, int name)
    {
        var times = _tokens.Is(at, ItemTokenKind.Times) ? 1 : 0;
        if (at + times >= end || CountReader.Read(_tokens, _words, at + times) is not { } count)
            return null;
        if (times > 0)
            return count.Next == end ? Quantity(count, null) : null;
        if (TimesLength(count.Next) is var behind and > 0 && count.Next + behind == end && !count.NeedsUnit)
            return Quantity(count, null);
        if (UnitAt(count.Next) is var (unit, length))
        {
            var next = AlsoMeasured(ref count, unit, count.Next + length);
            return next == end ? Quantity(count, unit) : null;
        }

        if (count.Next != end || count.NeedsUnit)
            return null;
        var isPlain = count.IsWhole && count.Most <= 100 && _tokens.Is(at, ItemTokenKind.Number) && (isOpen || !IsNumbered(name));
        return isPlain || (_words.Dozens.LengthBefore(_tokens.Words, end) > 0) ? Quantity(count, null) : null;
    }

    // Short capitals are a brand or a size: WD 40, AA 4.
    private bool IsNumbered(int end)
    {
        var before = _tokens.Slice(end - 1, end);
        return _words.Numbered.Contains(_tokens.Words[end - 1]) || _tokens.Is(end - 1, ItemTokenKind.Number)
            || (before.Length <= 3 && before.All(char.IsAsciiLetterUpper)) || _words.Counts.LengthBefore(_tokens.Words, end) > 0;
    }

    private int TimesLength(int at) => _tokens.Is(at, ItemTokenKind.Times) ? 1 : _words.Times.Length(_tokens.Words, at);

    private int OfLength(int at)
    {
        var of = Math.Max(_words.Of.Length(_tokens.Words, at), _words.MayBeOf.Length(_tokens.Words, at));
        return at + of < _tokens.Count ? of : 0;
    }

    private (string Unit, int Length)? UnitAt(int at) => _words.Units.Match(_tokens.Words, at);

    private bool IsMeasureAt(int at) => CountReader.Read(_tokens, _words, at) is { } size
        && UnitAt(size.Next) is var (unit, _) && ItemUnits.IsMeasure(unit);

    private GroceryItem? Item(ItemCount count, string? unit, int name) =>
        name < _tokens.Count && Quantity(count, unit) is { } quantity && NameFrom(name, _tokens.Count) is var text && IsName(text)
            ? new(text, quantity)
            : null;

    private static Quantity? Quantity(ItemCount count, string? unit)
    {
        if (count.Most > 1_000_000m || (count.UpTo is { } most && most <= count.Amount))
            return null;
        var amount = count.Other == 0 ? count.Amount : ItemUnits.Likely(unit, count.Amount, count.Other) ?? count.Amount;
        return new(amount, unit == ItemUnits.Pieces ? null : unit, count.UpTo);
    }

    // Without what is no part of the name; but something is left always.
    private string NameFrom(int from, int to)
    {
        var at = from;
        while (at < to && _words.Names.Length(_tokens.Words, at) == 0 && _words.Fillers.Length(_tokens.Words, at) is var filler and > 0
            && at + filler < to)
            at += filler;
        var name = Trimmed(_tokens.Slice(at, to));
        return IsName(name) ? name : Trimmed(_tokens.Slice(from, to));
    }

    private static string Trimmed(string name)
    {
        var bare = name.TrimEnd(' ', ':', '-', '–', '(', '=').TrimStart(' ', ':', '–', '=');
        return bare is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal) ? quoted.Trim() : bare;
    }

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name);

    private static string Tidy(string text)
    {
        var unquoted = text.Count(static letter => letter == '"') % 2 == 1 ? text.Trim().Trim('"') : text.Trim();
        var bare = unquoted.TrimEnd('.', ',', ';', ':', '!', '?', ' ').TrimStart(',', ';', ':', ' ');
        bare = bare.EndsWith(')') && !bare.Contains('(', StringComparison.Ordinal) ? bare.TrimEnd(')') : bare;
        var open = bare.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && open + 1 < bare.Length && bare[open - 1] != ' ' && char.IsDigit(bare[open + 1]) ? bare.Insert(open, " ") : bare;
    }
}

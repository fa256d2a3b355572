using System.Runtime.InteropServices;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// An item's text taken apart so that amounts can be looked for: at blanks, around parentheses, and where a number is glued to what
/// follows (<c>250g</c>, <c>6large</c>, <c>2x400g</c>). Names are cut from the text itself, so that they stay as typed.
/// </summary>
internal sealed class ItemTokens
{
    private const int Expected = 4;

    private readonly List<ItemToken> _tokens = new(Expected);
    private readonly List<string> _words = new(Expected);
    private readonly ItemWords _known;
    private int _end;

    private ItemTokens(string text, ItemWords words)
    {
        Text = text;
        _known = words;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var end = text.IndexOf(' ', at) is var blank and >= 0 ? blank : text.Length;
            AddWord(at, end);
            at = end;
        }

    }

    /// <summary>What was taken apart.</summary>
    public string Text { get; }

    /// <summary>The tokens in order.</summary>
    public ReadOnlySpan<ItemToken> All => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>The tokens' texts in plain letters, without marks around them; as many as there are tokens.</summary>
    public ReadOnlySpan<string> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>Takes a text apart.</summary>
    public static ItemTokens Of(string text, ItemWords words) => new(text, words);

    /// <summary>True when the token at a place is of a kind; false behind the end.</summary>
    public bool Is(int at, ItemTokenKind kind) => at >= 0 && at < All.Length && All[at].Kind == kind;

    /// <summary>The text from one token to before another.</summary>
    public string Slice(int from, int to) => from >= to ? "" : Text[All[from].Start..All[to - 1].End];

    private void AddWord(int start, int end)
    {
        _end = -1;
        while (start < end && Text[start] == '(')
            Add(ItemTokenKind.Open, start, ++start);
        var last = end;
        while (last > start && Text[last - 1] is ')' or '.' or ':' or ',' && Text.AsSpan(start, last - start).Contains(')')
            && !Text.AsSpan(start, last - start).Contains('('))
            last--;
        if (last > start)
            AddInner(start, last);
        for (; last < end; last++)
        {
            if (Text[last] == ')')
                Add(ItemTokenKind.Close, last, last + 1);
        }
    }

    private void AddInner(int start, int end)
    {
        if (end - start == 1 && Mark(Text[start]) is { } mark)
            Add(mark, start, end);
        else if (PlainLetters.Digit(Text, start) >= 0 || Numeral.IsFraction(Text[start]) || IsPointBeforeDigit(start, end))
            AddNumbers(start, end);
        else if (Mark(Text[start]) == ItemTokenKind.Dash && IsNumber(start + 1, end))
        {
            Add(ItemTokenKind.Dash, start, start + 1);
            AddNumbers(start + 1, end);
        }
        else if (IsTimes(Text[start]) && start + 1 < end && Numeral.Length(Text, start + 1, end) == end - start - 1
            && _known.Style.Read(Text[(start + 1)..end]) is { } factor)
        {
            Add(ItemTokenKind.Times, start, start + 1);
            Add(ItemTokenKind.Number, start + 1, end, factor);
        }
        else
        {
            AddPlain(start, end);
        }
    }

    // Numbers, and what is glued to them.
    private void AddNumbers(int start, int end)
    {
        for (var at = start; at < end;)
        {
            var length = Numeral.Length(Text, at, end);
            if (length > 0 && _known.Style.Read(Text[at..(at + length)]) is { } number)
            {
                Add(ItemTokenKind.Number, at, at + length, number);
                at += length;
            }
            else if (Mark(Text[at]) is { } mark && at > start && (at + 1 == end || IsNumber(at + 1, end)))
            {
                Add(mark, at, ++at);
            }
            else
            {
                at = AddLetters(at, end);
            }
        }
    }

    // A unit may have another amount behind it: "300g/10½oz", "30g-40g". Anything else stays one word.
    private int AddLetters(int start, int end)
    {
        var at = start;
        while (at < end && char.IsLetter(Text[at]))
            at++;
        var goesOn = at > start && at + 1 < end && Mark(Text[at]) is ItemTokenKind.Dash or ItemTokenKind.Slash && IsNumber(at + 1, end);
        if (!goesOn)
            at = end;
        AddPlain(start, at);
        if (!goesOn)
            return at;
        Add(Mark(Text[at])!.Value, at, at + 1);
        return at + 1;
    }

    // "d'huile" is two words; see PhraseWords.
    private void AddPlain(int start, int end)
    {
        var at = Text.AsSpan(start, end - start).IndexOfAny('\'', '’');
        if (at is 1 or 2 && start + at + 1 < end)
        {
            Add(ItemTokenKind.Word, start, start + at + 1);
            start += at + 1;
        }

        // "Demi-litre" is an amount and a unit.
        if (Text.IndexOf('-', start, end - start) is var dash and > 0 && IsCountAndUnit(start, dash, end))
        {
            Add(ItemTokenKind.Word, start, dash);
            start = dash + 1;
        }

        Add(ItemTokenKind.Word, start, end);
    }

    private bool IsCountAndUnit(int start, int dash, int end) =>
        _known.Counts.Match([PlainLetters.Of(Text[start..dash])], 0) is not null
        && _known.Units.Match([PlainLetters.Of(Text[(dash + 1)..end])], 0) is not null;

    private void Add(ItemTokenKind kind, int start, int end, decimal number = 0)
    {
        var other = kind == ItemTokenKind.Number ? _known.Style.Other(Text[start..end]) ?? 0 : 0;
        _tokens.Add(new(kind, start, end, number, other, start == _end));
        _words.Add(PhraseWords.Bare(PlainLetters.Of(Text[start..end])));
        _end = end;
    }

    private bool IsPointBeforeDigit(int at, int end) => Text[at] == '.' && at + 1 < end && PlainLetters.Digit(Text, at + 1) >= 0;

    private bool IsNumber(int at, int end) => Numeral.Length(Text, at, end) > 0;

    private static bool IsTimes(char letter) => letter is 'x' or 'X' or '×';

    private static ItemTokenKind? Mark(char letter) => letter switch
    {
        '-' or '–' or '—' or '‐' or '‑' or '−' or '~' => ItemTokenKind.Dash,
        '/' => ItemTokenKind.Slash,
        'x' or 'X' or '×' or '*' or '✕' => ItemTokenKind.Times,
        _ => null,
    };
}

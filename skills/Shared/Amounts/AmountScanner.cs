namespace Alfred.Skills.Shared.Amounts;

/// <summary>
/// Finds the only amount of a text. Whatever looks like a second one, or belongs to a date, a telephone number or a range, makes it find
/// nothing.
/// </summary>
internal sealed class AmountScanner
{
    private readonly List<AmountToken> _tokens;
    private readonly CurrencyFinder _currencies;
    private readonly NumberWords _words;
    private readonly List<FoundAmount> _found = [];
    private readonly bool[] _isUsed;
    private bool _hasOther;
    private bool _isBroken;
    private bool _mayBeWord;

    private AmountScanner(List<AmountToken> tokens, Language language, string own)
    {
        _tokens = tokens;
        _currencies = new(tokens, language, own);
        _words = NumberWords.Of(language);
        _isUsed = new bool[tokens.Count];
    }

    /// <summary>The amount; null for none or several.</summary>
    /// <param name="text">As <see cref="AmountLetters.Plain(string)"/> makes it.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="own">The instance's currency.</param>
    public static FoundAmount? Find(string text, Language language, string own)
    {
        var scanner = new AmountScanner(AmountTokens.Of(text), language, own);
        scanner.Scan();
        return scanner._isBroken ? null : scanner.Only();
    }

    /// <summary>The amounts of a text that have a sign or a code of a currency beside them, in order.</summary>
    public static IEnumerable<FoundAmount> FindPrices(string text, Language language, string own)
    {
        var scanner = new AmountScanner(AmountTokens.Of(text), language, own);
        scanner.Scan();
        return scanner._found.Where(static found => found is { Name: not null, HasSign: true });
    }

    private void Scan()
    {
        for (var at = 0; at < _tokens.Count && !_isBroken;)
        {
            at = _tokens[at].Kind switch
            {
                AmountTokenKind.Number => Digits(at),
                AmountTokenKind.Word => Words(at),
                _ => at + 1,
            };
        }
    }

    // An amount with a currency stands out among numbers that are none, such as dates; a bare one does not.
    private FoundAmount? Only()
    {
        var hasCurrency = _found.Any(static found => found.Name is not null);
        if (_found.Count != 1 || (_hasOther && !hasCurrency) || _tokens.Where((_, at) => !_isUsed[at]).Any(IsOfOther))
            return null;
        var found = _found[0];
        if (_tokens[0].Is('(') && _tokens[^1].Is(')') && _isUsed.Count(static used => !used) == 2)
            return found with { IsNegative = true, IsWhole = true };
        // The comma of "12.50, lunch" ends the amount; that of "12, 50" may be the decimal comma.
        var isSure = hasCurrency || found.Number.Decimals > 0;
        if (isSure && _tokens[^1].Kind == AmountTokenKind.Mark && _tokens[^1].Text[0] is '.' or ',' or ';' or ':' or '!')
            _isUsed[^1] = true;
        var isWhole = _isUsed.All(static used => used);
        return isWhole || (hasCurrency && !_mayBeWord) || found.Number.Decimals == 2 ? found with { IsWhole = isWhole } : null;
    }

    // A sign that nobody knows, or that belongs to no number, speaks of another amount.
    private static bool IsOfOther(AmountToken token) => token.Kind == AmountTokenKind.Sign;

    private int Digits(int at)
    {
        var end = ChainEnd(at);
        if (end > at + 1 || NumberText.Read(_tokens[at].Text) is not { } number)
            return Other(at, end);
        var scale = _words.ReadScale(_tokens, end);
        return scale is null
            ? Take(at, end, number, isScaled: false) : Take(at, scale.Value.End, Scaled(number, scale.Value.Value), isScaled: true);
    }

    private static WrittenNumber Scaled(WrittenNumber number, decimal scale)
    {
        // The division leaves closing zeros out.
        var value = number.Value * scale / 1.0000000000000000000000000000m;
        return scale == 1m ? number : new(value, value.Scale, number.Alternative * scale);
    }

    private int Words(int at)
    {
        var read = _words.Read(_tokens, at);
        // "half a million" is a number, "half a dollar" is none that is known.
        if (read is null && _words.IsFraction(AmountLetters.Fold(_tokens[at].Text)))
            return Break();
        if (_isUsed[at] || read is not var (value, end))
            return at + 1;
        if (Behind(end) is { } behind)
        {
            // "a US$ 5 voucher"
            return value == 1 && behind.End < _tokens.Count && _tokens[behind.End].Kind == AmountTokenKind.Number
                ? end : Take(at, end, new(value, 0), isScaled: false);
        }

        if (_currencies.Hundredths(end) is not null || (at > 0 && !_isUsed[at - 1] && _tokens[at - 1].Kind == AmountTokenKind.Sign))
            return Take(at, end, new(value, 0), isScaled: false);
        if (NamelessHundredths(end) is not null)
            return Take(at, end, new(value, 0), isScaled: false);
        var next = _words.Read(_tokens, end);
        // "Two fifty dollars" are 2.50 or 250.
        if (value is > 1 and < 100 && next is (>= 10 and < 100, var last) && Behind(last) is not null)
            return Take(at, last, new(value + (next.Value.Value * 0.01m), 2, (value * 100m) + next.Value.Value), isScaled: false);
        // "One of us paid 12.50", but "from ten to 20 euros", "one and a half million".
        var goesOn = end < _tokens.Count && _words.IsJoin(AmountLetters.Fold(_tokens[end].Text))
            && _words.Read(_tokens, end + 1) is not null;
        return value > 1 || goesOn ? Break() : end;
    }

    private int Take(int at, int end, WrittenNumber number, bool isScaled)
    {
        var first = at;
        while (first > 0 && !_isUsed[first - 1])
            first--;
        var before = _currencies.Before(at, first);
        var behind = Behind(end);
        // "€12 € 15": the second sign is the next number's.
        if (before is not null && behind?.Key == before.Key && behind.End < _tokens.Count
            && _tokens[behind.End].Kind == AmountTokenKind.Number)
            behind = null;
        var hundredths = behind is null ? _currencies.Hundredths(end) : null;
        var next = behind?.End ?? hundredths?.End ?? end;
        if (IsStuck(at, before) || (next == end && IsStuckBehind(end)))
            return Other(at, end);
        var again = behind is null ? null : _currencies.Behind(next);
        // In "douze cents euros" they are hundreds.
        if ((hundredths is not null && (before is not null || _currencies.Behind(next) is not null))
            || !TryMeet(behind, again, out behind) || !TryMeet(before, behind, out var both))
            return Break();

        next = again?.End ?? next;
        number = hundredths is null ? Scaled(number, both?.Scale ?? 1m) : new(number.Value * 0.01m, number.Decimals + 2);
        if (both is not null && !isScaled && _words.ReadScale(_tokens, next) is { } scale)
        {
            isScaled = true;
            number = Scaled(number, scale.Value);
            next = scale.End;
        }

        // "TOP 10 songs"
        _mayBeWord |= behind is null && before is not null && Currencies.IsWord(_tokens[before.Start].Text);
        if (both is null && hundredths is null && !isScaled && NamelessHundredths(next) is var (cents, last)
            && number is { Decimals: 0, Alternative: null })
            (number, next) = (new(number.Value + (cents * 0.01m), 2), last);
        else if (both is not null && number is { Decimals: 0, Alternative: null })
            next = Hundredths(next, behind is not null, isScaled, ref number);
        Add(at, end, before?.Start ?? at, next, number, both ?? hundredths);
        return next;
    }

    private void Add(int at, int end, int start, int next, WrittenNumber number, CurrencyMatch? currency)
    {
        var isNegative = Minus(ref start, at) | ClosingMinus(ref next);
        Array.Fill(_isUsed, true, start, next - start);
        _found.Add(new(number, _tokens[at].Start, _tokens[end - 1].End)
        {
            Name = currency?.Name,
            IsNegative = isNegative,
            HasSign = _tokens[start..next].Exists(static token => token.Kind == AmountTokenKind.Sign || IsCode(token.Text)),
        });
    }

    private static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    // A name that touches the next number and not this one belongs to that one.
    private CurrencyMatch? Behind(int end) =>
        _currencies.Behind(end) is { } match && !(match.End < _tokens.Count && !_tokens[match.Start].IsGlued
            && _tokens[match.End] is { Kind: AmountTokenKind.Number, IsGlued: true }) ? match : null;

    // "$12 USD" says it twice, "€12€" is no way to write it.
    private static bool TryMeet(CurrencyMatch? first, CurrencyMatch? second, out CurrencyMatch? both)
    {
        both = first ?? second;
        if (first is null || second is null)
            return true;
        var codes = second.Name.Codes.Intersect(first.Name.Codes, StringComparer.Ordinal).ToArray();
        both = second with
        {
            Name = new([.. codes], IsOpen: codes.Length > 1 && second.Name.IsOpen),
            Scale = first.Scale * second.Scale,
        };
        return codes.Length > 0 && first.Key != second.Key;
    }

    // "12 euros 50", "$12 and fifty", "12 euro 50 cent", "3€20", "$20 and 43c"
    private int Hundredths(int at, bool isBehind, bool isScaled, ref WrittenNumber number)
    {
        var start = at;
        if (start < _tokens.Count && _tokens[start].Kind == AmountTokenKind.Word && _words.IsJoin(AmountLetters.Fold(_tokens[start].Text)))
            start++;
        if (start >= _tokens.Count)
            return at;
        var isDigits = _tokens[start].Kind == AmountTokenKind.Number;
        var read = isDigits
            ? _tokens[start].Text.Length <= 2 && NumberText.Read(_tokens[start].Text) is { Decimals: 0 } some
                ? (some.Value, End: start + 1) : ((decimal Value, int End)?)null
            : _words.Read(_tokens, start);
        if (read is not var (value, end) || value is <= 0 or >= 100)
            return at;
        var named = _currencies.Hundredths(end);
        var isLast = end == _tokens.Count || _tokens[end].Kind == AmountTokenKind.Mark;
        // "$12 and fifty" and "a dollar and two" are as good as "12 dollars 50"; "$12 and 50" may be two amounts, and "$12 50" is none.
        var isBare = !isScaled && (isBehind || (start > at && !isDigits)) && isLast && _currencies.Behind(end) is null
            && (isDigits ? _tokens[start].Text.Length == 2 : value >= 10 || (isBehind && start > at));
        if (named is null && !isBare)
            return start > at ? Break() : at;
        number = new(number.Value + (value * 0.01m), 2);
        return named?.End ?? end;
    }

    // "12 con 50", "doce con cincuenta", with no name of a currency.
    private (decimal Value, int End)? NamelessHundredths(int at)
    {
        if (at + 1 >= _tokens.Count || !_words.IsHundredthsJoin(_tokens[at]))
            return null;
        var read = _tokens[at + 1].Kind == AmountTokenKind.Number
            ? _tokens[at + 1].Text.Length == 2 && NumberText.Read(_tokens[at + 1].Text) is { Decimals: 0 } digits
                ? (digits.Value, End: at + 2) : null
            : _words.Read(_tokens, at + 1) is (>= 10 and < 100, _) words ? words : ((decimal Value, int End)?)null;
        return read is var (_, end) && (end == _tokens.Count || _tokens[end].Kind == AmountTokenKind.Mark) ? read : null;
    }

    private bool Minus(ref int start, int number)
    {
        if (number > start && _tokens[number - 1].Is('-'))
            return true;
        if (start == 0 || _isUsed[start - 1] || !(_tokens[start - 1].Is('-') || _tokens[start - 1].Is('+')))
            return false;
        // "- 12.50" is a dash, "-12.50" a minus.
        if (!_tokens[start].IsGlued || _tokens[start - 1].IsGlued)
            return false;
        start--;
        return _tokens[start].Is('-');
    }

    private bool ClosingMinus(ref int next)
    {
        if (next != _tokens.Count - 1 || !_tokens[next].Is('-') || !_tokens[next].IsGlued)
            return false;
        next++;
        return true;
    }

    // "A4", "#12", "EUR,79": what touches the number makes it another thing.
    private bool IsStuck(int at, CurrencyMatch? before) =>
        at > 0 && _tokens[at].IsGlued && !_isUsed[at - 1] && before is null && !(_tokens[at - 1].Kind == AmountTokenKind.Mark
            && _tokens[at - 1].Text[0] is '-' or '+' or '(' or ':' or '"' or '~' or '=' or '>' or '<' or '*' or '[');

    private bool IsStuckBehind(int end) =>
        end < _tokens.Count && _tokens[end].IsGlued
        && (_tokens[end].Kind is AmountTokenKind.Word or AmountTokenKind.Sign || _tokens[end].Text[0] is '%' or '‰' or '°' or '^' or '_');

    // "29/11", "10-20", "12:30", "12..5": numbers that marks hold together.
    private int ChainEnd(int at)
    {
        var end = at + 1;
        for (var next = end; next < _tokens.Count && _tokens[next].IsGlued; next++)
        {
            if (_tokens[next].Kind == AmountTokenKind.Number)
                end = next + 1;
            else if (_tokens[next].Kind != AmountTokenKind.Mark)
                break;
        }

        return end;
    }

    private int Other(int at, int end)
    {
        _hasOther = true;
        return _currencies.Behind(end) is not null || _currencies.Before(at, 0) is not null || _words.ReadScale(_tokens, end) is not null
            ? Break() : end;
    }

    private int Break()
    {
        _isBroken = true;
        return _tokens.Count;
    }
}

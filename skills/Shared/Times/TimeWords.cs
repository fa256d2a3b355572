namespace Alfred.Skills.Shared.Times;

/// <summary>
/// How a language speaks of time: the patterns of its <c>[times]</c> section, compiled. A key is <c>symbol.meaning</c>; see
/// <see cref="TimeMeanings"/> for the meanings there are.
/// </summary>
internal sealed class TimeWords
{
    private readonly Dictionary<string, TimeSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Left, string Right)> _joined = new(StringComparer.Ordinal);
    private readonly string[] _months;

    private TimeWords(Language language)
    {
        foreach (var (name, primitive) in TimePrimitives.All)
            Symbol(name).Primitive = primitive;
        foreach (var line in TimeNotation.Lines.Select(line => Without(language.Value("times", "without") ?? "", line))
            .Concat(language.Lines("times")))
        {
            if (line.Key is "without" || line.Value.Length == 0)
                continue;
            if (line.Key == "order")
                Order = OrderOf(line);
            else if (line.Key == "joined")
                Join(language, line);
            else if (line.Key != "number.compound")
                Add(line, line.Key, line.Value);
        }

        foreach (var line in language.Lines("times").Where(static line => line.Key == "number.compound"))
            AddCompounds(language, line);
        foreach (var name in (string[])[.. TimeSentence.Pieces, .. TimeSentence.RepeatPieces, "weekday", "and", "unit", "never"])
            Symbol(name);
        _months = [.. Enumerable.Range(1, 12).Select(month => Names(language, "month", month).FirstOrDefault() ?? "")];
    }

    /// <summary>The order of dates in digits.</summary>
    public DateOrder Order { get; }

    /// <summary>How many symbols there are.</summary>
    public int Count => _symbols.Count;

    /// <summary>Compiles a language's patterns.</summary>
    /// <exception cref="FormatException">A line is malformed.</exception>
    public static TimeWords Read(Language language) => new(language);

    /// <summary>What a month is called in full, 1 to 12.</summary>
    public string MonthName(int month) => _months[month - 1];

    /// <summary>True for a word that stands in a pattern.</summary>
    public bool Knows(string word) => _literals.Contains(word);

    /// <summary>A symbol by name.</summary>
    public TimeSymbol this[string name] => _symbols[name];

    /// <summary>A matcher for a text.</summary>
    public TimeMatcher Matcher(IReadOnlyList<TimeToken> tokens, NodaTime.ZonedDateTime now)
    {
        if (_joined.Count > 0 && tokens.Any(token => _joined.ContainsKey(token.Text)))
        {
            tokens = [.. tokens.SelectMany(token => _joined.TryGetValue(token.Text, out var parts)
                ? [token with { Text = parts.Left }, token with { Text = parts.Right, IsGlued = true }] : (TimeToken[])[token])];
        }

        return new(this, tokens, new(now, Order));
    }

    private static DateOrder OrderOf(LanguageLine line) => line.Value switch
    {
        "dmy" => DateOrder.DayFirst,
        "mdy" => DateOrder.MonthFirst,
        "either" => DateOrder.Either,
        _ => throw line.Wrong("the order is dmy, mdy or either"),
    };

    // What all languages write in the same way, without what is a word of this one: "est".
    private static LanguageLine Without(string words, LanguageLine line) => line with
    {
        Value = string.Join(" | ", line.Value.Split(" | ").Except(words.Split(" | "), StringComparer.Ordinal)),
    };

    private TimeSymbol Symbol(string name)
    {
        if (!_symbols.TryGetValue(name, out var symbol))
            _symbols.Add(name, symbol = new(_symbols.Count, name));
        return symbol;
    }

    private void Add(LanguageLine line, string key, string pattern)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var (name, meaning) = dot < 0 ? (key, "") : (key[..dot], key[(dot + 1)..]);
        var found = TimeMeanings.Find(name, meaning) ?? throw line.Wrong($"'{key}' means nothing");
        foreach (var sequence in TimePattern.Expand(line, pattern))
        {
            if (sequence.IsEmpty)
                throw line.Wrong("the pattern would match no words at all");
            var slots = sequence.Where(static part => part[0] == '{')
                .Select(part => TimeMeanings.TypeOf(part[1..^1]) ?? throw line.Wrong($"there is no slot '{part}'"));
            if (!slots.SequenceEqual(found.Slots))
                throw line.Wrong($"'{key}' takes other slots, or in another order");
            var node = Symbol(name).Root;
            foreach (var part in sequence)
                node = Next(node, part);
            node.Ends.Add(found);
        }
    }

    private TimeSymbol.Node Next(TimeSymbol.Node node, string part)
    {
        if (part[0] != '{')
        {
            _literals.Add(part);
            return node.Words.TryGetValue(part, out var known) ? known : node.Words[part] = new();
        }

        var slot = Symbol(part[1..^1]);
        foreach (var (other, behind) in node.Slots)
        {
            if (other == slot)
                return behind;
        }

        var next = new TimeSymbol.Node();
        node.Slots.Add((slot, next));
        return next;
    }

    // "weekday part": words of the two that are written as one, "Freitagabend".
    private void Join(Language language, LanguageLine line)
    {
        if (line.Value.Split(' ') is not [var left, var right])
            throw line.Wrong("expected two symbols");
        foreach (var one in Words(language, left))
        {
            foreach (var other in Words(language, right))
                _joined[one + other] = (one, other);
        }
    }

    private static IEnumerable<string> Words(Language language, string symbol) => language.Lines("times")
        .Where(line => line.Key.StartsWith(symbol + ".", StringComparison.Ordinal) && !line.Value.Contains('{', StringComparison.Ordinal))
        .SelectMany(static line => line.Value.Split('|', StringSplitOptions.TrimEntries))
        .Select(static word => TimeToken.Split(word)).Where(static tokens => tokens is [{ Text.Length: > 2 }])
        .Select(static tokens => tokens[0].Text);

    // "{tens} {units}" or "{units}und{tens}": the numbers between the tens.
    private void AddCompounds(Language language, LanguageLine template)
    {
        for (var ten = 20; ten <= 90; ten += 10)
        {
            for (var unit = 1; unit <= 9; unit++)
            {
                foreach (var tens in Names(language, "number", ten))
                {
                    foreach (var units in Names(language, "number", unit))
                    {
                        var words = template.Value.Replace("{tens}", tens, StringComparison.Ordinal)
                            .Replace("{units}", units, StringComparison.Ordinal);
                        Add(template, string.Create(CultureInfo.InvariantCulture, $"number.{ten + unit}"), words);
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Names(Language language, string symbol, int number) => language
        .Lines("times").Where(line => line.Key == string.Create(CultureInfo.InvariantCulture, $"{symbol}.{number}"))
        .SelectMany(static line => line.Value.Split('|', StringSplitOptions.TrimEntries));
}

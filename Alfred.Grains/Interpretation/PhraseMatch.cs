namespace Alfred.Interpretation;

/// <summary>
/// Lays one phrase over one request: of all ways in which the words fit, the one that takes most of them for words of the phrase; of equal
/// ones the one whose parameters are shorter.
/// </summary>
/// <remarks>
/// What fits behind a step and a word is found once and remembered, so that the work is at most steps × words × the places where a
/// parameter can end.
/// </remarks>
internal readonly ref struct PhraseMatch
{
    // An amount such as "1 234,56 EUR" has three words; more only cost time.
    private const int MaxWordsTried = 6;

    private const short NotTried = -2;
    private const short DoesNotFit = -1;

    private readonly Phrase _phrase;
    private readonly RequestText _request;
    private readonly Courtesy _courtesy;
    private readonly Span<short> _best;

    /// <summary>Prepares.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="request">The request.</param>
    /// <param name="courtesy">What may be skipped.</param>
    /// <param name="memory">At least <see cref="MemoryFor"/> numbers to work with.</param>
    public PhraseMatch(Phrase phrase, RequestText request, Courtesy courtesy, Span<short> memory)
    {
        (_phrase, _request, _courtesy) = (phrase, request, courtesy);
        _best = memory[..MemoryFor(phrase, request)];
        _best.Fill(NotTried);
    }

    /// <summary>How many numbers a match needs to work with.</summary>
    public static int MemoryFor(Phrase phrase, RequestText request) => phrase.Count * (request.Length + 1);

    /// <summary>How many of the words are the phrase's own; negative when the words do not have this form.</summary>
    public int Score() => Best(_phrase.Start, _request.From);

    /// <summary>The arguments; null when a value cannot be read, and then why, and where it stands.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="corrected">Takes the words that were taken for a slip of the finger, with the words that were meant.</param>
    public PhraseResult Read(Instance instance, List<(int At, int Word)>? corrected = null) =>
        Read(_phrase.Start, _request.From, Arguments.None, new ReadContext(instance, _phrase.Language), corrected);

    /// <summary>The phrase's words as it writes them, by their places: "achète" and "acheté" are one word without their accents.</summary>
    public List<(int At, string Written)> Written()
    {
        var written = new List<(int, string)>();
        PhraseNode? node = _phrase.Start;
        for (var at = _request.From; node is not (null or PhraseNode.End);)
        {
            switch (node)
            {
                case PhraseNode.Choice choice:
                    node = LikeliestOf(choice.Options, at);
                    break;
                case PhraseNode.Literal literal:
                    if (_request.Has(at, literal.Word) && Best(literal.Next, at + 1) >= 0)
                    {
                        written.Add((at, literal.Written));
                        node = literal.Next;
                    }

                    at++;
                    break;
                case PhraseNode.Slot slot:
                    (_, at, node) = BestEnd(slot, at);
                    break;
            }
        }

        return written;
    }

    private PhraseNode? LikeliestOf(ImmutableArray<PhraseNode> options, int at)
    {
        PhraseNode? likeliest = null;
        foreach (var option in options)
        {
            if (Best(option, at) >= 0 && (likeliest is null || Best(option, at) > Best(likeliest, at)))
                likeliest = option;
        }

        return likeliest;
    }

    private PhraseResult Read(
        PhraseNode node, int at, Arguments arguments, ReadContext context, List<(int At, int Word)>? corrected)
    {
        switch (node)
        {
            case PhraseNode.Choice choice:
                return ReadOneOf(choice.Options, at, arguments, context, corrected);
            case PhraseNode.Literal literal when _request.Has(at, literal.Word) && Best(literal.Next, at + 1) >= 0:
                if (_request.Words[at].Number != literal.Word)
                    corrected?.Add((at, literal.Word));
                return Read(literal.Next, at + 1, arguments, context, corrected);
            case PhraseNode.Literal:
                return Read(node, at + 1, arguments, context, corrected);
            case PhraseNode.Slot slot:
                return ReadSlot(slot, at, arguments, context, corrected);
            default:
                return new(arguments, null, default);
        }
    }

    // The shortest of the likeliest comes first. Where what stands behind it cannot be read, the value goes on: "olive oil from Lidl" has a
    // second "from" in "aceite de oliva de Lidl".
    private PhraseResult ReadSlot(
        PhraseNode.Slot slot, int at, Arguments arguments, ReadContext context, List<(int At, int Word)>? corrected)
    {
        var (from, shortest, _) = BestEnd(slot, at);
        var score = Best(slot, at);
        PhraseResult? failed = null;
        var tries = MaxWordsTried;
        for (var end = shortest; end <= _request.To && tries > 0; end++)
        {
            foreach (var next in slot.Follow)
            {
                if (!CanBegin(next, end) || Best(next, end) != score)
                    continue;
                tries--;
                var before = corrected?.Count ?? 0;
                var read = Read(slot.Parameters, from, WithoutFillers(from, end), arguments, context);
                if (read.Arguments is not null)
                    read = Read(next, end, read.Arguments, context, corrected);
                if (read.Arguments is not null || read.Failure is ParseResult.Rejected)
                    return read;
                corrected?.RemoveRange(before, corrected.Count - before);
                failed ??= read;
            }
        }

        return failed ?? default;
    }

    // The way that most words speak for comes first; when its values cannot be read, the next one is tried.
    private PhraseResult ReadOneOf(
        ImmutableArray<PhraseNode> options, int at, Arguments arguments, ReadContext context, List<(int At, int Word)>? corrected)
    {
        PhraseResult? failed = null;
        for (var score = Best(options, at); score >= 0; score--)
        {
            foreach (var option in options)
            {
                if (Best(option, at) != score)
                    continue;
                var before = corrected?.Count ?? 0;
                var read = Read(option, at, arguments, context, corrected);
                if (read.Arguments is not null || read.Failure is ParseResult.Rejected)
                    return read;
                corrected?.RemoveRange(before, corrected.Count - before);
                failed ??= read;
            }
        }

        return failed ?? default;
    }

    private int Best(PhraseNode node, int at)
    {
        ref var best = ref _best[(node.Index * (_request.Length + 1)) + at - _request.From];
        if (best == NotTried)
        {
            // Not behind itself: a phrase has no circles.
            best = (short)(node switch
            {
                PhraseNode.Literal literal => BestOfLiteral(literal, at),
                PhraseNode.Choice choice => Best(choice.Options, at),
                PhraseNode.Slot slot => BestOfSlot(slot, at),
                _ => OnlyFillers(at) ? 0 : DoesNotFit,
            });
        }

        return best;
    }

    private int BestOfLiteral(PhraseNode.Literal literal, int at)
    {
        if (at == _request.To)
            return DoesNotFit;
        if (_request.Has(at, literal.Word) && Best(literal.Next, at + 1) is >= 0 and var rest)
            return rest + 1;
        return IsFiller(at) ? Best(literal, at + 1) : DoesNotFit;
    }

    private int Best(ImmutableArray<PhraseNode> options, int at)
    {
        var best = (int)DoesNotFit;
        foreach (var option in options)
            best = Math.Max(best, Best(option, at));
        return best;
    }

    private int BestOfSlot(PhraseNode.Slot slot, int at)
    {
        var (_, end, next) = BestEnd(slot, at);
        return next is null ? DoesNotFit : Best(next, end);
    }

    private (int From, int End, PhraseNode? Next) BestEnd(PhraseNode.Slot slot, int at)
    {
        var from = at;
        while (from + slot.Parameters.Length < _request.To && IsFiller(from) && !_request.Words[from].IsDecoration && !IsOfNumber(from))
            from++;
        (int End, PhraseNode? Next, int Score) best = (0, null, DoesNotFit);
        for (var end = from + slot.Parameters.Length; end <= _request.To; end++)
        {
            if (end < _request.To && !_request.IsKnown(end))
                continue;
            foreach (var next in slot.Follow)
            {
                if (CanBegin(next, end) && Best(next, end) is var score && score > best.Score)
                    best = (end, next, score);
            }
        }

        return (from, best.End, best.Next);
    }

    // Fillers are skipped when the slot begins, not while its end is looked for.
    private bool CanBegin(PhraseNode next, int at) =>
        next is PhraseNode.Literal literal ? at < _request.To && _request.Has(at, literal.Word) : at == _request.To;

    private bool OnlyFillers(int at)
    {
        while (at < _request.To && IsFiller(at))
            at++;
        return at == _request.To;
    }

    private int WithoutFillers(int from, int end)
    {
        while (end - 1 > from && IsFiller(end - 1) && !IsBound(end - 1)
            && (!_request.Words[end - 1].IsDecoration || IsBesideThing(from, end - 1)))
            end--;
        return end;
    }

    // "milk 🥛" is milk, but "🥛 🍞" and "eggs, 🍞" are two things.
    private bool IsBesideThing(int from, int at) =>
        !_request.Words[at - 1].IsDecoration && !_courtesy.IsJoin(_request.Words[at - 1].Number)
        && _request.Text[_request.Words[at - 1].End - 1] is not (',' or ';' or ':')
        && at - 1 >= from;

    // "Para mí" says for whom.
    // "Le 15" is a day, "15" is a number.
    private bool IsOfNumber(int at) => at + 1 < _request.To && char.IsAsciiDigit(_request.Text[_request.Words[at + 1].Start]);

    private bool IsBound(int at) => _courtesy.IsPreposition(_request.Words[at - 1].Number, _phrase.LanguageBit);

    private bool IsFiller(int at) => _request.Words[at].IsDecoration || _courtesy.IsFiller(_request.Words[at].Number, _phrase.LanguageBit);

    // Of parameters side by side the first takes as many words as it can read: "12 EUR lunch" is an amount of two words and a note.
    private PhraseResult Read(
        ImmutableArray<Parameter> parameters, int from, int to, Arguments arguments, ReadContext context)
    {
        var spare = to - from - (parameters.Length - 1);
        var most = parameters.Length == 1 ? spare : Math.Min(spare, MaxWordsTried);
        var least = parameters.Length == 1 ? spare : 1;
        ParseResult? failure = null;
        for (var length = most; length >= least; length--)
        {
            var place = _request.Place(from, from + length);
            var reading = _request.Values.Read(parameters[0], _request.Text, place, context);
            if (reading is ParseResult.Rejected)
                return new(null, reading, place);
            if (reading is not ParseResult.Understood understood)
            {
                failure = reading;
                continue;
            }

            var read = arguments.With(parameters[0].Fills ?? parameters[0].Name, understood.Canonical);
            if (parameters.Length == 1)
                return new(read, null, default);
            var rest = Read(parameters[1..], from + length, to, read, context);
            if (rest.Arguments is not null || rest.Failure is ParseResult.Rejected)
                return rest;
            failure = rest.Failure;
        }

        return new(null, failure, default);
    }
}

/// <summary>What became of the values of a phrase that fits.</summary>
/// <param name="Arguments">The values; null when one cannot be read.</param>
/// <param name="Failure">Why not.</param>
/// <param name="Refused">Where in the message that value stands.</param>
internal readonly record struct PhraseResult(Arguments? Arguments, ParseResult? Failure, Range Refused);

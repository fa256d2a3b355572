namespace Alfred.Interpretation;

/// <summary>What a request means by its words: one command, or several in a row.</summary>
internal sealed class RequestReader(
    PhraseIndex index, Courtesy courtesy, LanguageDetector detector, ISkillCatalog catalog, Instance instance)
{
    /// <summary>More in one message are refused.</summary>
    public const int MaxCommands = 10;

    // "Add milk to the list", but not "buy milk", which may be what one is to be reminded of.
    private const int WordsOfOwn = 3;

    /// <summary>What it means, several commands before one; null when no phrase has the form of the words.</summary>
    public GrammarResult? Read(RequestText request, Language preferred) => Several(request, preferred) ?? One(request, preferred);

    /// <summary>The phrases that have its form. To be disposed of.</summary>
    public FittingPhrases Fitting(RequestText request, Language preferred) => new(index, courtesy, detector, request, preferred);

    /// <summary>Whether requests begin with a word.</summary>
    public bool BeginsRequest(int word) => !index.BeginningWith(word).IsEmpty;

    /// <summary>It as one command, or what is wrong with it; null when no phrase has the form of the words.</summary>
    /// <param name="request">The request.</param>
    /// <param name="preferred">The language that is taken where the words leave it open.</param>
    /// <param name="slips">Takes the words that were read in their corrected form.</param>
    public GrammarResult? One(RequestText request, Language preferred, List<(int At, int Word)>? slips = null)
    {
        using var fitting = Fitting(request, preferred);
        GrammarResult? problem = null;
        GrammarResult? asked = null;
        var isQuestion = IsQuestion(request);
        for (var at = 0; at < fitting.Count; at++)
        {
            var (phrase, score) = fitting[at];
            var reading = fitting.Read(phrase, instance, slips);
            if (reading.Arguments is { } arguments)
            {
                if (AskedRequest.Refuses(phrase, isQuestion))
                {
                    asked ??= Asked(request, phrase, arguments, score);
                    continue;
                }

                if (slips is null && at + 1 < fitting.Count
                    && AccentChoice.Decide(request, fitting, at, arguments, instance) is { } decided)
                    return decided;
                return new GrammarResult.Commands([new PlannedCommand(phrase.Name, arguments)])
                {
                    Language = phrase.Language,
                    LanguageWords = score,
                    BeginsWithItsWord = Begins(request, phrase),
                };
            }

            if (reading.Failure is ParseResult.Rejected rejected)
            {
                return new GrammarResult.Problem(rejected.Problem)
                {
                    Choices = Instead(rejected, request, reading.Refused),
                    Language = phrase.Language,
                };
            }

            if (reading.Failure is ParseResult.NotUnderstood { Problem.Length: > 0 } notUnderstood)
                problem ??= new GrammarResult.Problem(notUnderstood.Problem) { Language = phrase.Language, IsOpen = true };
        }

        return asked ?? problem;
    }

    /// <summary>True for a question, on which nothing is changed.</summary>
    public bool IsQuestion(RequestText request) => AskedRequest.IsQuestion(request, courtesy);

    // "Need milk?" has an answer; else the person is asked whether the words were meant as a request, unless a model knows better.
    private static GrammarResult Asked(RequestText request, Phrase phrase, Arguments arguments, int score) =>
        phrase.Action.WhenAsked is { } other
            ? new GrammarResult.Commands([new(new($"{phrase.Name.Value.Split('.')[0]}.{other}"), arguments)])
            {
                Language = phrase.Language,
                LanguageWords = score,
            }
            : NearMiss.Suggest([request.ToString().TrimStart('¿')], phrase.Language, isOpen: true);

    /// <summary>
    /// "add milk and remove eggs": where a request ends and another one begins, if both are understood. With its budget spent, the message
    /// is one request or none: half a search could take a part of it for something else. Of a text that may end in a request of its own
    /// ("remind me at 6 to call mum and add milk") the person is asked which it is.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="preferred">The language that is taken where the words leave it open.</param>
    /// <param name="slips">Takes the words that were read in their corrected form.</param>
    public GrammarResult? Several(RequestText request, Language preferred, List<(int At, int Word)>? slips = null)
    {
        var known = slips?.Count ?? 0;
        for (var at = request.From + 1; at < request.To; at++)
        {
            if (Boundary.At(at, request, courtesy) is not { } boundary)
                continue;
            slips?.RemoveRange(known, slips.Count - known);
            var right = courtesy.Strip(request.Slice(boundary.Right, request.To));
            if (!CanBegin(right, boundary.IsStrong))
                continue;
            if (!request.Budget.TryTake(request.Length))
                break;
            var left = request.Slice(request.From, boundary.Left);
            if (One(courtesy.Strip(left), preferred, slips) is not GrammarResult.Commands first
                || (Several(right, preferred, slips) ?? One(right, preferred, slips)) is not GrammarResult.Commands rest
                || (!boundary.IsStrong && (!rest.BeginsWithItsWord || IsOtherLanguages(request.Words[at], first))))
                continue;
            if (!boundary.IsStrong && IsPartOfText(request, first, rest, preferred))
            {
                if (slips is null && (rest.LanguageWords >= WordsOfOwn || courtesy.IsOwn(right.Words[right.From].Number)))
                    return AskWhetherOwn(request, left, right, first.Language);
                continue;
            }

            // "That was wrong, undo it" asks for one undo.
            if (!boundary.IsStrong && first.Planned is [{ Arguments.Values.IsEmpty: true } only] && rest.Planned[0] == only)
                return rest;
            if (!request.Budget.IsSpent && first.Planned.Length + rest.Planned.Length <= MaxCommands)
            {
                return first with
                {
                    Planned = first.Planned.AddRange(rest.Planned),
                    LanguageWords = first.LanguageWords + rest.LanguageWords,
                };
            }
        }

        slips?.RemoveRange(known, slips.Count - known);
        return null;
    }

    // "… and a cucumber on the list" is no request of its own: its verb stands before.
    private static bool Begins(RequestText request, Phrase phrase) =>
        phrase.FirstWords.Any(word => request.Has(request.From, word)) && !phrase.WordsBehindSlot.Any();

    private bool CanBegin(RequestText request, bool isStrong)
    {
        var word = request.Words[request.From].Number;
        if (BeginsRequest(word))
            return isStrong || !courtesy.IsNoun(word);
        return request.Corrections?[request.From] is { } meant && Array.Exists(meant, BeginsRequest);
    }

    private bool IsOtherLanguages(Word word, GrammarResult.Commands first) =>
        courtesy.IsJoin(word.Number) && !courtesy.IsJoin(word.Number, first.Language);

    // In a chore or a note verbs are part of the text, unless the same is asked for once more.
    private bool IsPartOfText(RequestText request, GrammarResult.Commands first, GrammarResult.Commands rest, Language preferred)
    {
        if (One(request, preferred) is not GrammarResult.Commands { Planned: [var whole] } || whole.Action != first.Planned[0].Action)
            return false;
        var parameters = catalog.Find(whole.Action)?.Parameters ?? [];
        var hasText = parameters.Any(parameter => parameter.IsFreeText && whole.Arguments.Find(parameter.Name) is not null);
        return hasText && rest.Planned.All(command => command.Action != whole.Action);
    }

    private static GrammarResult.Problem AskWhetherOwn(RequestText request, RequestText left, RequestText right, Language language)
    {
        // With the word before it in quotes, it is a part of the text.
        var from = request.Words[left.To - 1].Start;
        var (start, end) = (request.Words[request.From].Start, request.Words[request.To - 1].End);
        ImmutableArray<Choice> choices =
        [
            new(language.Say("grammar.own-request"), $"{left.ToString().TrimEnd(',')}\n{right}"),
            new(language.Say("grammar.part-of-text"), $"{request.Text[start..from]}\"{request.Text[from..end]}\""),
        ];
        return new(language.Say("grammar.own-or-text", ("request", right.ToString())))
        {
            Language = language,
            Choices = choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new(choices),
        };
    }

    // The same request with another value in the place of the refused one.
    private static Choices? Instead(ParseResult.Rejected rejected, RequestText request, Range refused)
    {
        var (start, end) = (request.Words[request.From].Start, request.Words[request.To - 1].End);
        var choices = rejected.Instead
            .Select(instead => new Choice(instead, request.Text[start..refused.Start] + instead + request.Text[refused.End..end]))
            .ToImmutableArray();
        return choices.IsEmpty || choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new(choices);
    }
}

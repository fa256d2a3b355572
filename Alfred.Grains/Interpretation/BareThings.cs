namespace Alfred.Interpretation;

/// <summary>Names of things without any verb, such as a pasted list: one action takes them (<see cref="SkillAction.BareLines"/>).</summary>
internal sealed class BareThings(ISkillCatalog catalog, LanguageDetector detector, Courtesy courtesy, LanguageSet languages)
{
    private const int MaxLineLength = 60;
    private const int MaxWordsBetween = 4;
    private const int MaxWordsOffered = 12;
    private const int MaxBareWords = 16;

    // "of", "de", "un".
    private const int MaxOfLength = 2;

    private readonly ImmutableArray<(ActionName Name, Func<string, ReadContext, bool> IsOffered)> _offered =
    [
        .. catalog.Skills.SelectMany(static skill => skill.Actions, static (skill, action) => (skill, action))
            .Where(static one => one.action.IsOffered is not null)
            .Select(static one => (new ActionName($"{one.skill.Name}.{one.action.Name}"), one.action.IsOffered!)),
    ];

    private readonly SkillAction? _bare =
        catalog.Skills.SelectMany(static skill => skill.Actions).FirstOrDefault(static action => action.BareLines is not null);

    /// <summary>Asks whether lines are meant for that action. Null for anything else.</summary>
    /// <param name="request">The lines.</param>
    /// <param name="language">The language to ask in.</param>
    /// <param name="isOnlyThat">Whether what the button would say asks for that action and nothing else.</param>
    public GrammarResult? Ask(RequestText request, Language language, Func<string, bool> isOnlyThat)
    {
        if (_bare?.BareLines is not { } says)
            return null;
        var lines = request.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2 && IsBareList(request))
            lines = Things(request);
        if (lines.Length < 2 || Array.Exists(lines, static line => line.Length > MaxLineLength))
            return null;
        var meant = string.Format(CultureInfo.InvariantCulture, says, string.Join('\n', lines));
        if (meant.Length <= Choice.MaxSaysLength && !isOnlyThat(meant))
            return null;
        return meant.Length > Choice.MaxSaysLength
            ? new GrammarResult.Problem(language.Say("grammar.lines-long", ("count", lines.Length))) { Language = language }
            : new GrammarResult.Problem(language.Say("grammar.lines", ("count", lines.Length)))
            {
                Language = language,
                Choices = new([new Choice(language.Say("grammar.yes"), meant)]),
            };
    }

    /// <summary>
    /// What to say instead of things between commas of which at least one has an amount ("milk, 2 kg apples and eggs x12"): nothing else
    /// can be meant by them, or of things that have a measure each ("2 packs of salt"). Null for anything else.
    /// </summary>
    public string? SpellOut(RequestText request, Language language)
    {
        if (_bare?.BareLines is not { } says
            || !(IsBareThing(request, language) || (IsBareList(request) && request.ToString().Any(char.IsDigit))))
            return null;
        var pattern = catalog.Skills.SelectMany(static skill => skill.Actions, static (skill, action) => $"{skill.Name}.{action.Name}")
            .Select(action => language.Value(action, "bare")).FirstOrDefault(static bare => bare is not null) ?? says;
        return string.Format(CultureInfo.InvariantCulture, pattern, request.ToString());
    }

    /// <summary>Offers what a text may mean that names no action ("taxi 12.50"): nothing is done before the person agrees.</summary>
    /// <param name="request">The text.</param>
    /// <param name="context">The instance and the language of the words.</param>
    /// <param name="isOnlyThat">Whether a text asks for an action and nothing else.</param>
    public GrammarResult? Offer(RequestText request, ReadContext context, Func<string, ActionName, bool> isOnlyThat)
    {
        if (request.Length is 0 or > MaxWordsOffered)
            return null;
        var text = request.ToString();
        foreach (var (name, isOffered) in _offered)
        {
            if (isOffered(text, context) && context.Language.Value(name.Value, "bare") is { } bare
                && string.Format(CultureInfo.InvariantCulture, bare, text) is { Length: <= Choice.MaxSaysLength } says
                && isOnlyThat(says, name))
                return NearMiss.Suggest([says], context.Language, isOpen: true);
        }

        return null;
    }

    /// <summary>
    /// The language of things. They have few small words: the one that joins them tells most. "En" joins in Dutch, and is "in" in French
    /// and Spanish.
    /// </summary>
    public Language LanguageOf(RequestText request, Language preferred)
    {
        var joins = Enumerable.Range(request.From, request.Length).Select(at => request.Words[at].Number).Where(courtesy.IsJoin).ToArray();
        return languages.All.Where(language => joins.Any(word => courtesy.IsJoin(word, language))).ToArray() switch
        {
            [] => detector.Detect(request, preferred),
            var joining when joining.Contains(preferred) => preferred,
            [var first, ..] => first,
        };
    }

    private bool IsBareThing(RequestText request, Language language) => _bare?.IsBareThing is { } isBareThing
        && request.Length is > 1 and <= MaxBareWords && isBareThing(request.ToString(), language);

    // At commas and at "and".
    private string[] Things(RequestText request)
    {
        var things = new List<string>();
        var from = request.From;
        for (var at = request.From; at < request.To; at++)
        {
            var isJoin = courtesy.IsJoin(request.Words[at].Number);
            var isEnd = at + 1 == request.To;
            if (!isJoin && !isEnd && request.Text[request.Words[at].End - 1] != ',')
                continue;
            var to = isJoin ? at : at + 1;
            if (to > from)
                things.Add(request.Text[request.Place(from, to)]);
            from = at + 1;
        }

        return [.. things];
    }

    // "milk, 2 kg apples and eggs x12": things and commas, and nothing that makes a sentence of them.
    private bool IsBareList(RequestText request)
    {
        var commas = 0;
        for (var at = request.From; at < request.To; at++)
        {
            if (request.Text[request.Words[at].End - 1] == ',')
                commas++;
            if (MakesSentence(request.Words[at]))
                return false;
        }

        return commas > 0 && request.Length <= MaxWordsBetween * (commas + 2);
    }

    private bool MakesSentence(Word word) =>
        detector.IsCommon(word.Number) && !courtesy.IsJoin(word.Number) && word.End - word.Start > MaxOfLength;
}

namespace Alfred.Interpretation;

/// <summary>
/// Understands messages without a model, in every language there are files of. Compiled once from the phrases of every loaded action;
/// holds no state and never throws for anything that a person can type.
/// </summary>
public sealed class Grammar
{
    /// <summary>Longer messages are refused.</summary>
    internal const int MaxMessageLength = 2_000;

    private readonly Vocabulary _vocabulary = new();
    private readonly Courtesy _courtesy;
    private readonly LanguageDetector _detector;
    private readonly SpellingCorrector _spelling;
    private readonly RequestReader _reader;
    private readonly RequestCorrector _corrector;
    private readonly MessageLines _lines;
    private readonly BareThings _things;
    private readonly NearMiss _nearMiss;
    private readonly ISkillCatalog _catalog;
    private readonly Instance _instance;
    private readonly LanguageSet _languages;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="DeclarationException">
    /// A phrase is malformed, or it or a form contradicts its action; the message names the line.
    /// </exception>
    public Grammar(ISkillCatalog catalog, Instance instance, LanguageSet languages)
    {
        (_catalog, _instance, _languages) = (catalog, instance, languages);
        var phrases = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var skill in catalog.Skills)
        {
            foreach (var action in skill.Actions)
            {
                FormDeclaration.Check(new ActionName($"{skill.Name}.{action.Name}"), action);
                for (var index = 0; index < languages.All.Length; index++)
                    phrases.AddRange(Phrase.Compile(skill, action, languages.All[index], 1 << index, phrases.Count, _vocabulary));
            }
        }

        _courtesy = new(languages, _vocabulary);
        _detector = new(languages, _vocabulary);
        _spelling = new(_vocabulary, languages.All.SelectMany((language, at) => catalog.Skills
            .SelectMany(skill => skill.Things(language)).Select(word => (word, 1 << at))));
        var found = new PhraseIndex(phrases.ToImmutable(), _vocabulary);
        _reader = new(found, _courtesy, _detector, catalog, instance);
        _corrector = new(_reader, _spelling, _vocabulary, languages, instance);
        _lines = new(_corrector, _courtesy);
        _things = new(catalog, _detector, _courtesy, languages);
        _nearMiss = new(catalog, found, _detector);
    }

    /// <summary>Understands one message: one command, or several.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="preferred">The language that is taken where the words leave it open; English by default.</param>
    /// <param name="keepsLanguage">True to explain what was not understood in that language, whatever the words are in.</param>
    public GrammarResult Parse(string text, Language? preferred = null, bool keepsLanguage = false)
    {
        preferred ??= _languages.Default;
        if (text.Length > MaxMessageLength)
            return new GrammarResult.Problem(TooLong(preferred)) { Language = preferred };
        var whole = Split(text);
        // "Do we have milk, or not?" takes nothing back.
        if (!text.Contains('?', StringComparison.Ordinal) && TakenBack.Find(whole, _courtesy, preferred) is { } spoken)
        {
            var answer = keepsLanguage ? preferred : spoken;
            return new GrammarResult.Problem(answer.Say("grammar.taken-back")) { Language = answer, IsOpen = true };
        }

        var result = Parse(whole, preferred);
        if (result is GrammarResult.Nothing)
            return _nearMiss.Explain(_courtesy.Strip(whole), keepsLanguage ? preferred : _detector.Detect(whole, preferred));
        return result;
    }

    /// <summary>
    /// The part of a message that asks for something by itself, with a question behind it that no phrase fits ("add milk and what can I
    /// cook with it?"). Only where it is certain where the one ends: at the end of a sentence or a line, or before a question.
    /// </summary>
    /// <returns>What the part asks for, and the rest as it was typed; null when the message has no such part.</returns>
    public (GrammarResult.Commands Known, string Remainder)? ParseBeginning(string text, Language preferred)
    {
        if (text.Length > MaxMessageLength)
            return null;
        var whole = Split(text);
        for (var at = whole.To - 1; at > whole.From; at--)
        {
            if (Boundary.At(at, whole, _courtesy) is not { } boundary || !(boundary.IsStrong || EndsAsQuestion(whole)))
                continue;
            var left = _courtesy.Strip(whole.Slice(whole.From, boundary.Left));
            if (!EndsAsQuestion(left) && _reader.Read(left, preferred) is GrammarResult.Commands known)
                return (known, whole.Slice(boundary.Right, whole.To).ToString());
        }

        return null;
    }

    private static bool EndsAsQuestion(RequestText request) =>
        request.Length > 0 && request.Text[request.Words[request.To - 1].End - 1] == '?';

    private RequestText Split(string text)
    {
        var message = MessageText.Clean(text);
        // "/expense 45 lunch", as other assistants want it.
        if (message is ['/', var first, ..] && char.IsLetter(first))
            message = message[1..];
        var words = Word.Split(message, _vocabulary);
        return new(message, words, 0, words.Length, new ReadValues(), new SearchBudget());
    }

    private GrammarResult Parse(RequestText whole, Language preferred)
    {
        if (!whole.Text.Contains('\n', StringComparison.Ordinal))
            return Understand(whole, preferred);

        var requests = _lines.Requests(whole, preferred);
        if (requests.Count == 1)
            return Understand(whole, preferred);
        var understood = requests.ConvertAll(request => Understand(request, preferred));
        if (understood.Find(static one => one is not GrammarResult.Commands) is { } failed)
            return Understand(whole, preferred) is GrammarResult.Commands commands ? commands : OfSeveral(failed);
        return Join(understood.Cast<GrammarResult.Commands>(), preferred);
    }

    /// <summary>What a person is told who sends more than <see cref="MaxMessageLength"/>.</summary>
    internal static string TooLong(Language language) =>
        language.Say("conversation.too-long", ("most", MaxMessageLength.ToString("N0", language.Culture)));

    private GrammarResult Understand(RequestText request, Language preferred)
    {
        if (request.Length == 0)
            return _nearMiss.Explain(request, preferred);
        var stripped = _courtesy.Strip(request);
        return _corrector.Read(stripped, preferred)
            ?? SpeltOut(stripped, preferred)
            ?? _things.Ask(request, preferred, says => IsAboutLines(Split(says), preferred))
            ?? Offered(request, preferred)
            ?? _nearMiss.Explain(stripped with { Corrections = _spelling.Correct(stripped) }, _detector.Detect(request, preferred));
    }

    // No line among them may be a request of its own, whoever wrote it.
    private bool IsAboutLines(RequestText request, Language preferred) =>
        _lines.Requests(request, preferred).Count == 1
        && _corrector.Read(_courtesy.Strip(request), preferred) is GrammarResult.Commands { Planned: [var only] }
        && _catalog.Find(only.Action)?.BareLines is not null;

    private GrammarResult? Offered(RequestText request, Language preferred) => _reader.IsQuestion(request)
        ? null
        : _things.Offer(
            request, new(_instance, _detector.Detect(request, preferred)),
            (says, action) => _corrector.Read(_courtesy.Strip(Split(says)), preferred) is GrammarResult.Commands { Planned: [var only] }
                && only.Action == action);

    private GrammarResult.Commands? SpeltOut(RequestText request, Language preferred)
    {
        if (_reader.IsQuestion(request))
            return null;
        var language = _things.LanguageOf(request, preferred);
        return _things.SpellOut(request, language) is { } text ? _reader.One(Split(text), language) as GrammarResult.Commands : null;
    }

    private static GrammarResult Join(IEnumerable<GrammarResult.Commands> understood, Language preferred)
    {
        var all = understood.ToArray();
        ImmutableArray<PlannedCommand> planned = [.. all.SelectMany(static one => one.Planned)];
        var language = all.MaxBy(static one => one.LanguageWords)!.Language;
        return planned.Length <= RequestReader.MaxCommands
            ? new GrammarResult.Commands(planned) { Language = language, LanguageWords = all.Sum(static one => one.LanguageWords) }
            : new GrammarResult.Problem(preferred.Say("grammar.too-many", ("most", RequestReader.MaxCommands))) { Language = language };
    }

    // Picking the answer to one of several requests would leave the others undone.
    private static GrammarResult OfSeveral(GrammarResult result) => result is GrammarResult.Problem { Choices: not null } problem
        ? problem with { Choices = null, Text = $"{problem.Text}\n{problem.Language.Say("grammar.none-of-several")}" } : result;
}

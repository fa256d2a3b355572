using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;
using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>Answers a message that no phrase fits: by the action that it begins like, else by what works here.</summary>
internal sealed class NearMiss(ISkillCatalog catalog, PhraseIndex index, LanguageDetector detector, Courtesy courtesy)
{
    private const int MaxSuggested = 3;
    private const int MaxLineLength = 60;
    private const int MaxWordsBetween = 4;

    // "of", "de", "un".
    private const int MaxOfLength = 2;

    private readonly ConcurrentDictionary<Language, string> _nothing = new();

    private readonly SkillAction? _bare =
        catalog.Skills.SelectMany(static skill => skill.Actions).FirstOrDefault(static action => action.BareLines is not null);

    /// <summary>Says what was not understood, with examples.</summary>
    public GrammarResult Explain(RequestText request, Language language)
    {
        if (request.Length > 0 && Nearest(request) is { } nearest)
        {
            var spoken = nearest.Language;
            var examples = Either(Quoted(spoken.ExamplesOf(catalog.SkillOf(nearest.Name), nearest.Action).Take(2)), spoken);
            return new GrammarResult.Problem(spoken.Say("grammar.partly", ("examples", examples))) { Language = spoken, IsOpen = true };
        }

        return new GrammarResult.Nothing(_nothing.GetOrAdd(language, Nothing)) { Language = language };
    }

    /// <summary>Lines without any verb, such as a pasted list: asks whether they are meant for an action. Null for anything else.</summary>
    /// <param name="request">The lines.</param>
    /// <param name="language">The language to ask in.</param>
    /// <param name="isOnlyThat">Whether what the button would say asks for that action and nothing else.</param>
    public GrammarResult? AskAboutLines(RequestText request, Language language, Func<string, bool> isOnlyThat)
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
    /// can be meant by them, or of one thing with a measure ("2 packs of salt"). Null for anything else.
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

    private bool IsBareThing(RequestText request, Language language) => _bare?.IsBareThing is { } isBareThing
        && request.Length is > 1 and <= MaxWordsBetween * 2 && char.IsAsciiDigit(request.Text[request.Words[request.From].Start])
        && !request.Words[request.From..request.To].Any(MakesSentence) && isBareThing(request.ToString(), language);

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

    /// <summary>Asks which of these was meant.</summary>
    public static GrammarResult Suggest(ImmutableArray<string> requests, Language language)
    {
        var shown = requests[..Math.Min(requests.Length, MaxSuggested)];
        var choices = shown.Any(static request => request.Length > Choice.MaxSaysLength)
            ? null
            : new Choices([.. shown.Select(static request => new Choice(request, request))]);
        return new GrammarResult.Problem(language.Say("grammar.meant", ("examples", Either(Quoted(shown), language))))
        {
            Choices = choices,
            Language = language,
        };
    }

    private string Nothing(Language language)
    {
        var known = Quoted(catalog.Skills.Where(static skill => skill.Name != "help").Take(2)
            .Concat(catalog.Skills.Where(static skill => skill.Name == "help"))
            .Select(skill => language.ExamplesOf(skill, skill.Actions[0])[0]));
        return known.Length == 0
            ? language.Say("grammar.nothing")
            : language.Say("grammar.nothing-examples", ("examples", Either(known, language)));
    }

    private Phrase? Nearest(RequestText request)
    {
        (Phrase? Phrase, int Shared) nearest = (null, 0);
        foreach (var word in (int[])[request.Words[request.From].Number, .. request.Corrections?[request.From] ?? []])
        {
            foreach (var phrase in index.BeginningWith(word))
            {
                if (SharedStart(phrase.Start, request, request.From) is var shared && shared > nearest.Shared)
                    nearest = (phrase, shared);
            }
        }

        return nearest.Phrase;
    }

    // Words that begin so many sentences that they tell nothing do not count.
    private int SharedStart(PhraseNode node, RequestText request, int at) => node switch
    {
        PhraseNode.Choice choice => choice.Options.Max(option => SharedStart(option, request, at)),
        PhraseNode.Literal literal when at < request.To && request.Has(at, literal.Word) =>
            (detector.IsCommon(literal.Word) ? 0 : 1) + SharedStart(literal.Next, request, at + 1),
        _ => 0,
    };

    private static string[] Quoted(IEnumerable<string> texts) => [.. texts.Select(static text => $"\"{text}\"")];

    private static string Either(string[] texts, Language language) => texts.Length == 1
        ? texts[0]
        : $"{string.Join(", ", texts[..^1])} {language.Value("language", "or") ?? "or"} {texts[^1]}";
}

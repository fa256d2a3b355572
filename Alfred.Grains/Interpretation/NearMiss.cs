using System.Collections.Concurrent;

namespace Alfred.Interpretation;

/// <summary>Answers a message that no phrase fits: by the action that it begins like, else by what works here.</summary>
internal sealed class NearMiss(ISkillCatalog catalog, PhraseIndex index, LanguageDetector detector)
{
    private const int MaxSuggested = 3;

    private readonly ConcurrentDictionary<Language, string> _nothing = new();

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

    /// <summary>Asks which of these was meant.</summary>
    /// <param name="requests">What may have been meant, the likeliest first.</param>
    /// <param name="language">The language to ask in.</param>
    /// <param name="isOpen">True where whoever understands more may know what it means.</param>
    public static GrammarResult.Problem Suggest(ImmutableArray<string> requests, Language language, bool isOpen = false)
    {
        var shown = requests[..Math.Min(requests.Length, MaxSuggested)];
        var choices = shown.Any(static request => request.Length > Choice.MaxSaysLength)
            ? null
            : new Choices([.. shown.Select(static request => new Choice(request, request))]);
        return new GrammarResult.Problem(language.Say("grammar.meant", ("examples", Either(Quoted(shown), language))))
        {
            Choices = choices,
            Language = language,
            IsOpen = isOpen,
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
        PhraseNode.Choice choice => SharedStart(choice.Options, request, at),
        PhraseNode.Literal literal when at < request.To && request.Has(at, literal.Word) =>
            (detector.IsCommon(literal.Word) ? 0 : 1) + SharedStart(literal.Next, request, at + 1),
        _ => 0,
    };

    private int SharedStart(ImmutableArray<PhraseNode> options, RequestText request, int at)
    {
        var most = 0;
        foreach (var option in options)
            most = Math.Max(most, SharedStart(option, request, at));
        return most;
    }

    private static string[] Quoted(IEnumerable<string> texts) => [.. texts.Select(static text => $"\"{text}\"")];

    private static string Either(string[] texts, Language language) => texts.Length == 1
        ? texts[0]
        : $"{string.Join(", ", texts[..^1])} {language.Value("language", "or") ?? "or"} {texts[^1]}";
}

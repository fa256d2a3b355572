namespace Alfred.Interpretation;

/// <summary>One way to say one action in one language, with all its choices.</summary>
/// <param name="Name">The action's full name.</param>
/// <param name="Action">The action.</param>
/// <param name="Language">The language it is said in.</param>
/// <param name="LanguageBit">The language as one bit, for what words know of languages.</param>
/// <param name="Order">Its number among all phrases of the instance.</param>
/// <param name="Parameters">How many parameters it can take.</param>
/// <param name="Start">The first step.</param>
/// <param name="Count">How many steps there are.</param>
/// <param name="Needs">The words without which it cannot fit.</param>
internal sealed record Phrase(
    ActionName Name, SkillAction Action, Language Language, int LanguageBit, int Order, int Parameters, PhraseNode Start, int Count,
    NeededWords Needs)
{
    /// <summary>The words that it can begin with.</summary>
    public ImmutableArray<int> FirstWords { get; } =
        [.. Start.Leaves.OfType<PhraseNode.Literal>().Select(static word => word.Word).Distinct()];

    /// <summary>The words that can follow on a parameter that it begins with.</summary>
    public ImmutableArray<int> WordsBehindSlot { get; } =
    [
        .. Start.Leaves.OfType<PhraseNode.Slot>().SelectMany(static slot => slot.Follow).OfType<PhraseNode.Literal>()
            .Select(static word => word.Word).Distinct(),
    ];

    /// <summary>Every way to say an action in a language.</summary>
    /// <param name="skill">The action's skill.</param>
    /// <param name="action">The action.</param>
    /// <param name="language">The language.</param>
    /// <param name="languageBit">Its bit.</param>
    /// <param name="order">The number of the first phrase.</param>
    /// <param name="vocabulary">Takes the words in.</param>
    /// <exception cref="DeclarationException">A declaration contradicts itself; the message names the action and the line.</exception>
    public static IEnumerable<Phrase> Compile(
        Skill skill, SkillAction action, Language language, int languageBit, int order, Vocabulary vocabulary)
    {
        var name = new ActionName($"{skill.Name}.{action.Name}");
        LanguageLine? FindPart(string part) => language.Lines("parts").FirstOrDefault(line => line.Key == part);
        foreach (var line in Lines(name, action, language))
        {
            var tree = PhraseText.Parse(line, FindPart);
            var (start, count) = new PhraseCompiler(name, action, line, languageBit, vocabulary).Compile(tree);
            var needs = NeededWords.Of(tree, word => vocabulary.Add(word, languageBit));
            yield return new(name, action, language, languageBit, order++, tree.Most(parameter: null), start, count, needs);
        }
    }

    private static IEnumerable<LanguageLine> Lines(ActionName name, SkillAction action, Language language)
    {
        var said = language.Lines(name.Value).Where(static line => line.Key == "say");
        return language.Fallback is null
            ? said.Concat(action.Phrases.Select((phrase, index) => new LanguageLine("say", phrase, "code", index + 1)))
            : said;
    }
}

/// <summary>A step of a compiled phrase. Steps form a graph without circles, so that choices cost no copies. A closed family.</summary>
/// <param name="Index">Its number within the phrase.</param>
internal abstract record PhraseNode(int Index)
{
    /// <summary>The steps that words can begin with here: it, or those of its choices.</summary>
    public IEnumerable<PhraseNode> Leaves => this is Choice choice ? choice.Options.SelectMany(static option => option.Leaves) : [this];

    /// <summary>A word that must be there, by its number and as the phrase writes it: with its accents, in lower case.</summary>
    public sealed record Literal(int Index, int Word, string Written, PhraseNode Next) : PhraseNode(Index);

    /// <summary>Words for one parameter, or for several side by side, up to a literal or the end.</summary>
    public sealed record Slot(int Index, ImmutableArray<Parameter> Parameters, ImmutableArray<PhraseNode> Follow) : PhraseNode(Index);

    /// <summary>One of several steps.</summary>
    public sealed record Choice(int Index, ImmutableArray<PhraseNode> Options) : PhraseNode(Index);

    /// <summary>Nothing more.</summary>
    public sealed record End(int Index) : PhraseNode(Index);
}

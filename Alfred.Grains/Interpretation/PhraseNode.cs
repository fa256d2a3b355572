namespace Alfred.Interpretation;

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

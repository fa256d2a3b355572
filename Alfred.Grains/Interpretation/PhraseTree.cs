namespace Alfred.Interpretation;

/// <summary>What a phrase says, as it was written. A closed family.</summary>
internal abstract record PhraseTree
{
    private PhraseTree() { }

    /// <summary>How often a parameter can stand in it at most; of any parameter for null.</summary>
    public int Most(string? parameter) => this switch
    {
        Place place => parameter is null || place.Parameter == parameter ? 1 : 0,
        Sequence sequence => sequence.Parts.Sum(part => part.Most(parameter)),
        Choice choice => choice.Options.Max(option => option.Most(parameter)),
        _ => 0,
    };

    /// <summary>How often a parameter stands in it at least.</summary>
    public int Least(string parameter) => this switch
    {
        Place place => place.Parameter == parameter ? 1 : 0,
        Sequence sequence => sequence.Parts.Sum(part => part.Least(parameter)),
        Choice choice => choice.Options.Min(option => option.Least(parameter)),
        _ => 0,
    };

    /// <summary>A word that must be there.</summary>
    public sealed record Literal(string Word) : PhraseTree;

    /// <summary>A place for a parameter.</summary>
    public sealed record Place(string Parameter) : PhraseTree;

    /// <summary>One after the other; none for what may be left out.</summary>
    public sealed record Sequence(ImmutableArray<PhraseTree> Parts) : PhraseTree;

    /// <summary>One of these.</summary>
    public sealed record Choice(ImmutableArray<PhraseTree> Options) : PhraseTree;
}

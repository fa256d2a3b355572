namespace Alfred.Interpretation;

/// <summary>What a text means as an answer to an offer. A closed family; null stands for "no answer to it".</summary>
internal abstract record ChoiceResult
{
    private ChoiceResult() { }

    /// <summary>These options: one, or several of a list that takes several.</summary>
    public sealed record Taken(ImmutableArray<Choice> Options) : ChoiceResult;

    /// <summary>A number that was not offered.</summary>
    public sealed record OutOfRange : ChoiceResult;

    /// <summary>The beginning, or the name, of several options.</summary>
    public sealed record Ambiguous(ImmutableArray<Choice> Options) : ChoiceResult;

    /// <summary>Several where one answer was asked for.</summary>
    public sealed record TooMany : ChoiceResult;

    /// <summary>None of them.</summary>
    public sealed record None : ChoiceResult;
}

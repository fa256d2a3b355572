using System.Collections.Immutable;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>A part of a phrase in which every choice is made. A closed family.</summary>
internal abstract record PhrasePart
{
    private PhrasePart()
    {
    }

    /// <summary>A word that must be there.</summary>
    public sealed record Literal(string Word) : PhrasePart;

    /// <summary>Words for one parameter, or for several side by side.</summary>
    public sealed record Slot(ImmutableArray<Parameter> Parameters) : PhrasePart;
}

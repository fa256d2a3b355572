using Alfred.Instances;
using Alfred.Languages;

namespace Alfred.Skills;

/// <summary>What became of a typed value. A closed family.</summary>
public abstract record ParseResult
{
    private ParseResult() { }

    /// <summary>It has a meaning.</summary>
    /// <param name="Canonical">The text that plans keep: <c>123.45 EUR</c>.</param>
    public sealed record Understood(string Canonical) : ParseResult;

    /// <summary>It is not such a value at all, so that another phrase may fit better.</summary>
    /// <param name="Problem">
    /// What to tell the person if none does: what was not understood, and an example. Empty for a value that is so seldom meant by the
    /// words around it that the message counts as not understood at all.
    /// </param>
    public sealed record NotUnderstood(string Problem) : ParseResult;

    /// <summary>It is such a value but cannot be taken ("1.234 may be two amounts"): the person is told, nothing else is tried.</summary>
    /// <param name="Problem">What is wrong, and an example.</param>
    public sealed record Rejected(string Problem) : ParseResult
    {
        /// <summary>
        /// What could be typed in its place and would be understood, most likely first: offered to pick from. Empty for nothing.
        /// </summary>
        public ImmutableArray<string> Instead { get; init; } = [];
    }
}

/// <summary>What a value may be read by.</summary>
/// <param name="Instance">The instance: its currency and zone.</param>
/// <param name="Language">The language that the value is written in.</param>
public sealed record ReadContext(Instance Instance, Language Language);

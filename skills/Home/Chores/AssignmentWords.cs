namespace Alfred.Skills.Home.Chores;

/// <summary>The words of a language that tell whom a chore is for: <c>[assignment]</c> of its files.</summary>
/// <param name="For">What stands before a name: "for".</param>
/// <param name="Me">Who speaks: "me".</param>
/// <param name="Anyone">Nobody in particular: "anyone".</param>
internal sealed record AssignmentWords(ImmutableArray<string> For, ImmutableArray<string> Me, ImmutableArray<string> Anyone)
{
    /// <summary>Words and names are the same in any case, with or without accents.</summary>
    public const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>Compares them.</summary>
    public static CompareInfo Compare => CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Reads them.</summary>
    public static AssignmentWords Of(Language language) => new(
        [.. language.Values("assignment", "for")], [.. language.Values("assignment", "me")], [.. language.Values("assignment", "anyone")]);

    /// <summary>True when two names are written alike.</summary>
    public static bool AreSame(string one, string other) => Compare.Compare(one, other, Folded) == 0;

    /// <summary>True for the one who speaks.</summary>
    public bool IsMe(string name) => Me.Any(word => AreSame(word, name));

    /// <summary>True for nobody in particular.</summary>
    public bool IsAnyone(string name) => Anyone.Any(word => AreSame(word, name));
}

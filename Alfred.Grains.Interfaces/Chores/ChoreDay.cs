namespace Alfred.Chores;

/// <summary>What a decision about chores has to know of the world.</summary>
/// <param name="Today">The day of whoever speaks, in their zone.</param>
/// <param name="Members">Everybody, with their absences.</param>
[GenerateSerializer, Immutable, Alias("alfred.chore-day")]
public sealed record ChoreDay([property: Id(0)] DateOnly Today, [property: Id(1)] ImmutableArray<Member> Members)
{
    /// <summary>True for a member who is not away on a day. Who is no member any more is never there.</summary>
    public bool IsHere(string name, DateOnly day) => Find(name) is { } member && member.Absence?.Includes(day) != true;

    /// <summary>True for a child, while there is an adult who can confirm what they did.</summary>
    public bool NeedsConfirmation(string name) => Find(name)?.Role == MemberRole.Child && Members.Any(IsAdult);

    /// <summary>True for who may confirm what a child did.</summary>
    public static bool IsAdult(Member member) => member.Role is MemberRole.Adult or MemberRole.Admin;

    /// <summary>The member of a name; null for nobody (any more).</summary>
    public Member? Find(string name) =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Hides the members: Orleans writes what a grain is given into its trace logs.</summary>
    public override string ToString() => $"(chores on {Today:O})";
}

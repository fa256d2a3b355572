namespace Alfred.Skills.Shared.Members;

/// <summary>What takes a change of a role back: by the member's id, for by then the name may be somebody else's.</summary>
/// <param name="Member">Whose role it is.</param>
/// <param name="Name">What they were called.</param>
/// <param name="Role">What they might do before.</param>
/// <param name="Since">What they may do since.</param>
internal sealed record RoleRestoring(MemberId Member, string Name, MemberRole Role, MemberRole Since)
{
    // Arguments of members.role that nobody says, nor the model: no parameter fills them.
    private const string Id = "member";
    private const string Changed = "since";

    /// <summary>What the journal keeps.</summary>
    public Reversal ToReversal() => new(
        new("members.role"),
        Arguments.None.With(Id, Member.Value).With(MembersSkill.Somebody.Name, Name).With(RoleWords.Parameter.Name, $"{Role}")
            .With(Changed, $"{Since}"));

    /// <summary>What the journal kept; null for what somebody said.</summary>
    public static RoleRestoring? Find(Arguments arguments) =>
        arguments.Find(Id) is { } id && arguments.Find(Changed) is { } since
            ? new(
                new(id), arguments[MembersSkill.Somebody.Name], Enum.Parse<MemberRole>(arguments[RoleWords.Parameter.Name]),
                Enum.Parse<MemberRole>(since))
            : null;
}

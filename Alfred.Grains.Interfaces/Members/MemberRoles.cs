namespace Alfred.Members;

/// <summary>Compares what roles may do.</summary>
public static class MemberRoles
{
    /// <summary>True when a role may do what needs another one: guests least, then children, adults, admins.</summary>
    public static bool Allows(this MemberRole role, MemberRole needed) => Rank(role) >= Rank(needed);

    private static int Rank(MemberRole role) => role switch
    {
        MemberRole.Guest => 0,
        MemberRole.Child => 1,
        MemberRole.Adult => 2,
        _ => 3,
    };
}

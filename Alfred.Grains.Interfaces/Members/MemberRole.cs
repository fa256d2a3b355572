namespace Alfred.Members;

/// <summary>What a member may do. Stored by name, so never renamed.</summary>
public enum MemberRole
{
    /// <summary>Everything that concerns the household or the team.</summary>
    Adult = 0,

    /// <summary>That, and who is a member, what they may do, what is approved.</summary>
    Admin = 1,

    /// <summary>The same as an adult, but a chore they did is confirmed by one of those.</summary>
    Child = 2,

    /// <summary>Reads and adds to what is shared; changes nothing of others.</summary>
    Guest = 3,
}

namespace Alfred.Operators;

/// <summary>Members as an operator sees them, and what an operator does about them. Each action leaves a line in the audit.</summary>
public interface IMemberView
{
    /// <summary>Everybody.</summary>
    Task<MemberRows> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes an invitation, whose code the person sends from their own phone.</summary>
    /// <param name="name">What the person will be called, 1 to 60 characters.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before it is made.</param>
    Task<MemberOutcome> InviteAsync(string name, MemberRole role, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Says what a member may do.</summary>
    Task<MemberOutcome> SetRoleAsync(MemberId member, MemberRole role, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Says when a member is away; null for being there.</summary>
    Task<MemberOutcome> SetAbsenceAsync(MemberId member, Absence? absence, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes what is known of a member, as "forget me" does when they say it themselves: everywhere, with a message to them at the end.
    /// </summary>
    /// <returns>False when there is no such member, or nobody knows where to write to them.</returns>
    Task<bool> EraseAsync(MemberId member, OperatorRole by, CancellationToken cancellationToken);
}

/// <summary>Everybody who belongs to the instance, and how many who do not have written to it.</summary>
/// <param name="Rows">The members.</param>
/// <param name="Refused">How many strangers were told in the last 30 days that this is a private place.</param>
public sealed record MemberRows(ImmutableArray<MemberRow> Rows, int Refused);

/// <summary>A member, and the conversation with them alone.</summary>
/// <param name="Member">The member.</param>
/// <param name="Conversation">The conversation's opaque key; null when there is none.</param>
/// <param name="PausedAt">Since when that is paused; null for not.</param>
public sealed record MemberRow(Member Member, string? Conversation, DateTimeOffset? PausedAt)
{
    /// <summary>Hides the name.</summary>
    public override string ToString() => Member.ToString();
}

namespace Alfred.Members;

/// <summary>
/// What members change about members (key <see cref="IDirectoryGrain.Key"/>, the directory itself). Who may do it is decided before it is
/// called. A member who is nobody (any more) is <see cref="MemberResult.Unknown"/>.
/// </summary>
/// <remarks>
/// Other members are named, as people name them: a name in any case, with or without accents, or its first word where no other begins like
/// it; for a role and for an end the whole name. A repetition of a command is answered although the name has changed since.
/// </remarks>
[Alias("alfred.IMembershipGrain")]
public interface IMembershipGrain : ICommandGrain
{
    /// <summary>What a command resulted in that was applied before; null for any other.</summary>
    [Alias("FindOutcome")]
    Task<MemberOutcome?> FindOutcomeAsync(Command command);

    /// <summary>How long an invitation holds.</summary>
    static readonly TimeSpan InvitationLife = TimeSpan.FromHours(48);

    /// <summary>
    /// Makes an invitation; an earlier one for the same name ends. For the name of a member it is for a further phone or account of theirs,
    /// which nobody else can make: whoever sends the code reads what is theirs alone.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="name">What the person will be called, 1 to 60 characters.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="code">A new code (<see cref="InvitationCode.Generate"/>). A repetition returns that of the first time.</param>
    /// <param name="by">The member who invites; null for the operator.</param>
    [Alias("Invite")]
    Task<MemberOutcome> InviteAsync(Command command, string name, MemberRole role, string code, MemberId? by = null);

    /// <summary>Uses an invitation. What was tried in vain is counted, for each person and for everybody.</summary>
    [Alias("Join")]
    Task<MemberOutcome> JoinAsync(Command command, Identity identity, string code);

    /// <summary>Says what a member may do.</summary>
    [Alias("SetRole")]
    Task<MemberOutcome> SetRoleAsync(Command command, string name, MemberRole role);

    /// <summary>
    /// Lets a member do again what they might before; who has another role since keeps it (<see cref="MemberResult.ChangedSince"/>).
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="member">The member, whatever they are called by now.</param>
    /// <param name="role">What they might do before.</param>
    /// <param name="since">What they may do since then.</param>
    [Alias("RestoreRole")]
    Task<MemberOutcome> RestoreRoleAsync(Command command, MemberId member, MemberRole role, MemberRole since);

    /// <summary>Ends a membership and the member's schedules. What they did stays, under their name.</summary>
    [Alias("Remove")]
    Task<MemberOutcome> RemoveAsync(Command command, string name);

    /// <summary>
    /// Gives a member another name. A member who is not an admin cannot take one that could be mistaken for somebody else's.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="name">The member; null for the one who asks for it, whatever they are called.</param>
    /// <param name="newName">The name.</param>
    [Alias("Rename")]
    Task<MemberOutcome> RenameAsync(Command command, string? name, string newName);

    /// <summary>Says in which zone a member lives. Days elsewhere end with it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">The member.</param>
    /// <param name="zone">An IANA time zone; null for the instance's.</param>
    [Alias("SetZone")]
    Task<MemberOutcome> SetZoneAsync(Command command, MemberId member, string? zone);

    /// <summary>Says where a member is for some days; null ends them.</summary>
    /// <returns>The member with the zone that they live in.</returns>
    [Alias("Visit")]
    Task<MemberOutcome> VisitAsync(Command command, MemberId member, Visit? visit);

    /// <summary>Says when a member wants no messages; null for always wanting them.</summary>
    [Alias("SetQuietHours")]
    Task<MemberOutcome> SetQuietHoursAsync(Command command, MemberId member, QuietHours? hours);

    /// <summary>Says when a member is away; null for being there.</summary>
    /// <param name="command">The command.</param>
    /// <param name="name">The member; null for the one who asks for it, whatever they are called.</param>
    /// <param name="absence">When they are away.</param>
    [Alias("SetAbsence")]
    Task<MemberOutcome> SetAbsenceAsync(Command command, string? name, Absence? absence);

    /// <summary>
    /// Deletes what is known of a member: their settings, where they can be reached, and within minutes what was written in their own
    /// conversations. Their membership ends unless the configuration names them.
    /// </summary>
    [Alias("Forget")]
    Task<MemberOutcome> ForgetAsync(Command command, MemberId member);
}

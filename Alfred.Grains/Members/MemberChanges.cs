namespace Alfred.Members;

/// <summary>Decides about changes to members. Pure: the new state and what to tell.</summary>
internal static class MemberChanges
{
    private const int MaxFormerNames = 20;

    /// <summary>Says what a member may do. By the whole name: anybody may take one that begins like another's.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetRole(
        DirectoryState state, MemberBook book, string name, MemberRole role) => SetRole(state, book, book.FindNamed(name), role);

    /// <summary>Says that a member may do what they might before, unless somebody said something else since.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) RestoreRole(
        DirectoryState state, MemberBook book, MemberId id, MemberRole role, MemberRole since) =>
        book.Find(id) is { } member && member.Role != since
            ? (state, new() { Result = MemberResult.ChangedSince, Member = member })
            : SetRole(state, book, book.Find(id), role);

    private static (DirectoryState State, MemberOutcome Outcome) SetRole(
        DirectoryState state, MemberBook book, Member? member, MemberRole role)
    {
        if (member is null)
            return Unknown(state);
        if (member.Role == role)
            return (state, new() { Result = MemberResult.Unchanged, Member = member });
        if (IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        return (
            Set(state, member.Id, profile => profile with { Role = role }),
            new() { Result = MemberResult.Done, Member = member with { Role = role }, FormerRole = member.Role });
    }

    /// <summary>
    /// Gives a member another name. A member who is not an admin cannot take a name that begins like somebody else's
    /// (<see cref="MemberBook.CloseTo"/>).
    /// </summary>
    /// <param name="state">What is stored.</param>
    /// <param name="book">The same, put together with the configuration.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="name">The member; null for who asks for it.</param>
    /// <param name="newName">The name.</param>
    public static (DirectoryState State, MemberOutcome Outcome) Rename(
        DirectoryState state, MemberBook book, MemberId? by, string? name, string newName)
    {
        if (Meant(book, by, name) is not { } member)
            return Unknown(state);
        if (member.Name == newName)
            return (state, new() { Result = MemberResult.Unchanged, Member = member });
        if (book.FindNamed(newName) is { } other && other.Id != member.Id)
            return (state, new() { Result = MemberResult.NameTaken, Member = other });
        if (member.Id == by && member.Role != MemberRole.Admin && book.CloseTo(member.Id, newName) is { } close)
            return (state, new() { Result = MemberResult.NameTooClose, OtherName = close });
        return (
            Set(state, member.Id, profile => profile with
            {
                Name = newName,
                FormerNames = [.. profile.FormerNames.Remove(newName, StringComparer.Ordinal).Add(member.Name).TakeLast(MaxFormerNames)],
            }),
            new() { Result = MemberResult.Done, Member = member with { Name = newName }, FormerName = member.Name });
    }

    /// <summary>Says in which zone a member lives.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetZone(
        DirectoryState state, MemberBook book, MemberId id, string? zone) =>
        Change(state, book.Find(id), profile => profile with { Zone = zone, Visit = null });

    /// <summary>Says where a member is for some days.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) Visit(
        DirectoryState state, MemberBook book, MemberId id, Visit? visit) =>
        Change(state, book.Find(id), profile => profile with { Visit = visit });

    /// <summary>Says when a member wants no messages.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetQuietHours(
        DirectoryState state, MemberBook book, MemberId id, QuietHours? hours) =>
        Change(state, book.Find(id), profile => profile with { QuietHours = hours });

    /// <summary>Says when a member is away.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetAbsence(
        DirectoryState state, MemberBook book, MemberId? by, string? name, Absence? absence) =>
        Change(state, Meant(book, by, name), profile => profile with { Absence = absence });

    /// <summary>True when nobody else manages the members.</summary>
    public static bool IsLastAdmin(MemberBook book, Member member) =>
        member.Role == MemberRole.Admin && book.Members.Count(other => other.Role == MemberRole.Admin) == 1;

    private static Member? Meant(MemberBook book, MemberId? by, string? name) =>
        name is not null ? book.FindCalled(name) : by is { } own ? book.Find(own) : null;

    private static (DirectoryState State, MemberOutcome Outcome) Change(
        DirectoryState state, Member? member, Func<MemberProfile, MemberProfile> change) => member is null
        ? Unknown(state)
        : (Set(state, member.Id, change), new() { Result = MemberResult.Done, Member = member });

    private static DirectoryState Set(DirectoryState state, MemberId id, Func<MemberProfile, MemberProfile> change) =>
        state.Profiles.FirstOrDefault(profile => profile.Id == id) is { } known
            ? state with { Profiles = state.Profiles.Replace(known, change(known)) }
            : state with { Profiles = state.Profiles.Add(change(new() { Id = id })) };

    /// <summary>There is no such member.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) Unknown(DirectoryState state) =>
        (state, new() { Result = MemberResult.Unknown });
}

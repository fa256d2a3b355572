namespace Alfred.Members;

/// <summary>Decides about invitations: who is invited, who gets in. Pure.</summary>
internal static class Invitations
{
    /// <summary>More members than this are refused.</summary>
    public const int MaxMembers = 200;

    /// <summary>More open invitations than this are refused.</summary>
    public const int MaxOpen = 50;

    /// <summary>After so many wrong codes within a day a person's codes are not looked at any more.</summary>
    public const int MaxTries = 5;

    /// <summary>The same for everybody together. The chance to guess one of 10⁹ codes in all of them is below 10⁻⁶.</summary>
    public const int MaxTriesOfAll = 500;

    private static readonly TimeSpan TriesAreKept = TimeSpan.FromHours(24);

    /// <summary>Invites somebody. A member's further phone is theirs alone to add.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) Invite(
        DirectoryState state, MemberBook book, MemberList members, string name, MemberRole role, string code, MemberId? by,
        DateTimeOffset at)
    {
        var open = Open(state, at).Where(invitation => !IsSame(invitation.Name, name)).ToArray();
        var member = book.FindNamed(name);
        if (member is not null && by != member.Id)
            return (state, new() { Result = MemberResult.NotTheirs, Member = member });
        if (open.Length >= MaxOpen || (member is null && book.Members.Count >= MaxMembers))
            return (state, new() { Result = MemberResult.Full });
        var invitation = new Invitation(
            code, member?.Name ?? name, member?.Role ?? role, at + IMembershipGrain.InvitationLife, member?.Id, by,
            member is null ? [] : members.RootsOf(member.Id));
        return (
            state with { Invitations = [.. open, invitation] },
            new() { Result = MemberResult.Done, Member = member, Invitation = invitation });
    }

    /// <summary>Lets somebody in who sends a code, once.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="book">The same, put together with the configuration.</param>
    /// <param name="members">The configuration.</param>
    /// <param name="identity">Who sends it, in the form by which identities are compared.</param>
    /// <param name="code">What they sent.</param>
    /// <param name="id">The id of a new member.</param>
    /// <param name="at">When they sent it.</param>
    public static (DirectoryState State, MemberOutcome Outcome) Join(
        DirectoryState state, MemberBook book, MemberList members, Identity identity, string code, MemberId id, DateTimeOffset at)
    {
        if (book.Find(identity) is { } already)
            return (state, new() { Result = MemberResult.Unchanged, Member = already });
        var tries = state.WrongCodes.RemoveAll(wrong => at - wrong.At > TriesAreKept);
        if (tries.Count(wrong => wrong.Identity == identity.Value) >= MaxTries || tries.Length >= MaxTriesOfAll)
            return (state, new() { Result = MemberResult.TooManyTries });
        var open = Open(state, at);
        if (Array.Find(open, invitation => invitation.Code == code) is not { } invitation
            || (invitation.Of is { } of && book.Find(of) is null) || !StandsBy(invitation, book, members))
        {
            return (
                state with { WrongCodes = tries.Add(new(identity.Value, at)), Invitations = [.. open] },
                new() { Result = MemberResult.WrongCode });
        }

        var joined = (state with { Invitations = [.. open.Where(other => other != invitation)], WrongCodes = tries }, invitation) switch
        {
            (var next, { Of: { } known }) => AddIdentity(next, members, known, identity, invitation.Roots),
            (var next, _) => next with
            {
                Joined = next.Joined.Add(new(id, FreeName(book, invitation.Name), invitation.Role, [identity.Value])),
            },
        };
        return (joined, new() { Result = MemberResult.Done, Invitation = invitation });
    }

    // Who was an admin then may be none any more, and would come back as one by a code of their own. A number that was replaced in the
    // configuration does not come back by one either.
    private static bool StandsBy(Invitation invitation, MemberBook book, MemberList members) => invitation.By is not { } by
        || (by == invitation.Of ? members.AreRootsOf(by, invitation.Roots) : book.Find(by) is { Role: MemberRole.Admin });

    // Names are looked at when somebody is invited; between invitation and use somebody may have taken it.
    private static string FreeName(MemberBook book, string name)
    {
        var free = name;
        for (var number = 2; book.FindNamed(free) is not null; number++)
            free = $"{name} {number}";
        return free;
    }

    private static DirectoryState AddIdentity(
        DirectoryState state, MemberList members, MemberId member, Identity identity, ImmutableArray<string> roots) =>
        state.Joined.FirstOrDefault(joined => joined.Id == member) is { } joined
            ? state with { Joined = state.Joined.Replace(joined, joined with { Identities = joined.Identities.Add(identity.Value) }) }
            : members.Configured.FirstOrDefault(configured => configured.Id == member) is { } configured
                ? state with
                {
                    Aliases = state.Aliases.RemoveAll(alias => alias.Identity == identity.Value)
                        .Add(new(configured.Name, identity.Value) { Roots = roots }),
                    RetiredIdentities = state.RetiredIdentities.RemoveAll(left => left.Identity == identity.Value),
                }
                : state;

    private static Invitation[] Open(DirectoryState state, DateTimeOffset at) =>
        [.. state.Invitations.Where(invitation => invitation.ExpiresAt > at)];

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

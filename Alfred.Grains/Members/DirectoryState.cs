namespace Alfred.Members;

/// <summary>The stored part of the directory. Who is a configured member is not in it: the configuration is the truth about that.</summary>
public sealed record DirectoryState
{
    /// <summary>Everybody who was taken in, in the order they came.</summary>
    public ImmutableArray<Guest> Guests { get; init; } = [];

    /// <summary>Further identities of configured members, as channels told them.</summary>
    public ImmutableArray<NamedIdentity> Aliases { get; init; } = [];

    /// <summary>The languages that members are answered in, where they are known.</summary>
    public ImmutableArray<MemberLanguage> Languages { get; init; } = [];

    /// <summary>Where members can be told something that nobody else reads, where they have written from there.</summary>
    public ImmutableArray<MemberContact> Contacts { get; init; } = [];

    /// <summary>Identities that configured members gave up: a number that is somebody else's one day.</summary>
    public ImmutableArray<NamedIdentity> RetiredIdentities { get; init; } = [];

    /// <summary>Everybody who joined by an invitation, in the order they came.</summary>
    public ImmutableArray<JoinedMember> Joined { get; init; } = [];

    /// <summary>What members, or admins for them, have set; who set nothing is not in it.</summary>
    public ImmutableArray<MemberProfile> Profiles { get; init; } = [];

    /// <summary>
    /// Names of former members who were removed and not forgotten, latest last: what they did stands under these names, so that only an
    /// admin can give one to somebody else.
    /// </summary>
    public ImmutableArray<string> FormerMemberNames { get; init; } = [];

    /// <summary>Invitations that were not used yet. Those that ended go with the next change.</summary>
    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>Wrong codes of the last 24 hours.</summary>
    public ImmutableArray<WrongCode> WrongCodes { get; init; } = [];

    /// <summary>Who was refused in the last 30 days, earliest day first.</summary>
    public ImmutableArray<StrangersOfDay> Strangers { get; init; } = [];

    /// <summary>What is still to be deleted of people who left or were forgotten.</summary>
    public ImmutableArray<Erasure> Erasures { get; init; } = [];
}

/// <summary>Somebody who was taken in while unknown senders were allowed.</summary>
/// <param name="Id">The id they got.</param>
/// <param name="Name">The name they got.</param>
/// <param name="Identity">The text of their identity.</param>
public sealed record Guest(MemberId Id, string Name, string Identity);

/// <summary>The language that a member is answered in.</summary>
/// <param name="Id">The member.</param>
/// <param name="Language">A two-letter code (ISO 639-1).</param>
/// <param name="IsChosen">True when they asked for it, false when it is the one they last wrote in.</param>
public sealed record MemberLanguage(MemberId Id, string Language, bool IsChosen);

/// <summary>An identity that is, or was, a configured member's.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Identity">The text of the identity.</param>
public sealed record NamedIdentity(string Name, string Identity)
{
    /// <summary>
    /// The identities of the configuration that it goes back to: it counts while each of them is configured for that name. A number that is
    /// replaced there takes along what was learnt from it.
    /// </summary>
    public ImmutableArray<string> Roots { get; init; } = [];
}

/// <summary>Where a member was last heard from alone.</summary>
/// <param name="Id">The member.</param>
/// <param name="Contact">Where.</param>
public sealed record MemberContact(MemberId Id, Contact Contact);

/// <summary>Somebody who joined by an invitation.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">The name of the invitation.</param>
/// <param name="Role">The role of the invitation.</param>
/// <param name="Identities">The texts of the identities they are known by, in the form by which they are compared.</param>
public sealed record JoinedMember(MemberId Id, string Name, MemberRole Role, ImmutableArray<string> Identities)
{
    /// <summary>Identities that they gave up: theirs no more, but what was written from there is.</summary>
    public ImmutableArray<string> Former { get; init; } = [];
}

/// <summary>What is set for a member; null leaves what the configuration, the invitation or the instance says.</summary>
public sealed record MemberProfile
{
    /// <summary>The member.</summary>
    public required MemberId Id { get; init; }

    /// <summary>What they are called.</summary>
    public string? Name { get; init; }

    /// <summary>What they were called before, so that it goes with them when they are forgotten.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>What they may do.</summary>
    public MemberRole? Role { get; init; }

    /// <summary>The IANA time zone they live in.</summary>
    public string? Zone { get; init; }

    /// <summary>Where they are for some days.</summary>
    public Visit? Visit { get; init; }

    /// <summary>When they want no messages.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>When they are away.</summary>
    public Absence? Absence { get; init; }
}

/// <summary>A code that let nobody in.</summary>
/// <param name="Identity">The text of the identity of who tried it.</param>
/// <param name="At">When (UTC).</param>
public sealed record WrongCode(string Identity, DateTimeOffset At);

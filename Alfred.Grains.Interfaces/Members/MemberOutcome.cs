namespace Alfred.Members;

/// <summary>What a command did to the list of members.</summary>
[GenerateSerializer, Immutable, Alias("alfred.member-outcome")]
public sealed record MemberOutcome
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required MemberResult Result { get; init; }

    /// <summary>The member as they are now, or were when they left; null when it is about nobody.</summary>
    [Id(1)] public Member? Member { get; init; }

    /// <summary>What the member was called before; null when that is the same.</summary>
    [Id(2)] public string? FormerName { get; init; }

    /// <summary>The invitation that was made; null for none.</summary>
    [Id(3)] public Invitation? Invitation { get; init; }

    /// <summary>The name that another one is too close to; null for none.</summary>
    [Id(4)] public string? OtherName { get; init; }

    /// <summary>What the member might do before; null when that is the same.</summary>
    [Id(5)] public MemberRole? FormerRole { get; init; }

    /// <summary>Hides whom it is about: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"({Result})";
}

/// <summary>What became of a change to the list of members. Stored by name, so never renamed.</summary>
public enum MemberResult
{
    /// <summary>It was made.</summary>
    Done = 0,

    /// <summary>It was so already.</summary>
    Unchanged = 1,

    /// <summary>There is no such member (any more).</summary>
    Unknown = 2,

    /// <summary>Somebody else has that name.</summary>
    NameTaken = 3,

    /// <summary>The configuration names this member, so it has to be changed there.</summary>
    Configured = 4,

    /// <summary>Nobody would be left who manages the members.</summary>
    LastAdmin = 5,

    /// <summary>Too many already: members, invitations.</summary>
    Full = 6,

    /// <summary>The code is none, was used, or is too old.</summary>
    WrongCode = 7,

    /// <summary>This person, or everybody together, tried too many wrong codes today.</summary>
    TooManyTries = 8,

    /// <summary>Only the member themself can add a phone or an account of theirs.</summary>
    NotTheirs = 9,

    /// <summary>
    /// It is, or begins like, a name of somebody else, so that messages for one could reach the other. Only an admin can give it.
    /// </summary>
    NameTooClose = 10,

    /// <summary>Somebody changed it since, so that it is not taken back.</summary>
    ChangedSince = 11,
}

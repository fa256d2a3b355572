using System.Collections.Immutable;

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
public sealed record NamedIdentity(string Name, string Identity);

/// <summary>Where a member was last heard from alone.</summary>
/// <param name="Id">The member.</param>
/// <param name="Contact">Where.</param>
public sealed record MemberContact(MemberId Id, Contact Contact);

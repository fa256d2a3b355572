using System.Collections.Immutable;

namespace Alfred.Members;

/// <summary>The stored part of the directory. Who is a configured member is not in it: the configuration is the truth about that.</summary>
public sealed record GuestBook
{
    /// <summary>Everybody who was taken in, in the order they came.</summary>
    public ImmutableArray<Guest> Guests { get; init; } = [];

    /// <summary>Further identities of configured members, as channels told them.</summary>
    public ImmutableArray<NamedIdentity> Aliases { get; init; } = [];

    /// <summary>Identities that configured members gave up: a number that is somebody else's one day.</summary>
    public ImmutableArray<NamedIdentity> Left { get; init; } = [];
}

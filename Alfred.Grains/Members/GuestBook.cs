using System.Collections.Immutable;

namespace Alfred.Members;

/// <summary>The stored part of the directory. Configured members are not in it: the configuration is the truth about them.</summary>
public sealed record GuestBook
{
    /// <summary>Everybody who was taken in, in the order they came.</summary>
    public ImmutableArray<Guest> Guests { get; init; } = [];
}

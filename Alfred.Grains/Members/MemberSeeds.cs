using System.Collections.Immutable;

namespace Alfred.Members;

/// <summary>The first members of the instance, from <c>MEMBERS</c>.</summary>
/// <param name="Seeds">In the order of the configuration; empty when it names nobody.</param>
public sealed record MemberSeeds(ImmutableArray<MemberSeed> Seeds);

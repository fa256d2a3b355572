namespace Alfred.Members;

/// <summary>
/// Further identities of members, as channels told them: somebody hid or changed their number. Those of configured members are kept beside
/// the configuration, which stays the truth about who is a member: an alias of a name that is gone from it is worth nothing. Those who
/// joined have theirs themselves.
/// </summary>
internal sealed class Aliases(MemberList members)
{
    /// <summary>The member behind an identity, configured or joined; null for nobody.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="identity">In the form by which identities are compared.</param>
    public MemberId? Find(DirectoryState state, Identity identity)
    {
        if (members.FindConfigured(identity) is { } configured
            && !state.RetiredIdentities.Any(left => Is(left.Identity, identity) && IsSame(left.Name, configured.Name)))
            return configured.Id;
        if (state.Aliases.FirstOrDefault(alias => Is(alias.Identity, identity) && Counts(alias)) is { } alias
            && members.FindNamed(alias.Name) is { } named)
            return named.Id;
        return state.Joined.FirstOrDefault(joined => joined.Identities.Contains(identity.Value, StringComparer.Ordinal))?.Id;
    }

    /// <summary>What is stored with what was learnt; the same when there is nothing to learn.</summary>
    public DirectoryState Learn(DirectoryState state, Identity known, Identity other, bool isMove)
    {
        (known, other) = (CanonicalIdentity.Of(known), CanonicalIdentity.Of(other));
        if (known == other || Find(state, known) is not { } member)
            return state;
        var owner = Find(state, other);
        if (state.Joined.FirstOrDefault(joined => joined.Id == member) is { } somebody)
            return owner is null || owner == member ? LearnOfJoined(state, somebody, known, other, isMove) : state;
        // Who is listed under an identity, or joined with it, keeps it.
        var configured = members.Configured.First(configured => configured.Id == member);
        if ((members.FindConfigured(other) is { } listed && listed.Id != member) || state.Joined.Any(joined => joined.Id == owner))
            return state;
        var aliases = state.Aliases;
        if (owner != member)
            aliases = aliases.RemoveAll(alias => Is(alias.Identity, other))
                .Add(new(configured.Name, other.Value) { Roots = RootsOf(state, known) });
        else if (!isMove)
            return state;
        return isMove
            ? state with
            {
                Aliases = aliases.RemoveAll(alias => Is(alias.Identity, known)),
                RetiredIdentities = state.RetiredIdentities.RemoveAll(left => Is(left.Identity, known) || Is(left.Identity, other))
                    .Add(new(configured.Name, known.Value)),
            }
            : state with { Aliases = aliases };
    }

    /// <summary>The identities of a configured or joined member.</summary>
    public IEnumerable<Identity> IdentitiesOf(DirectoryState state, MemberId member) =>
        members.IdentitiesOf(new(), member).Where(identity => identity.Value.Contains('*', StringComparison.Ordinal)
                || Find(state, CanonicalIdentity.Of(identity)) == member)
            .Concat(state.Aliases.Where(alias => Counts(alias) && members.FindNamed(alias.Name)?.Id == member)
                .Select(alias => new Identity(alias.Identity)))
            .Concat(state.Joined.Where(joined => joined.Id == member).SelectMany(joined => joined.Identities)
                .Select(identity => new Identity(identity)));

    // A name is nobody for good: its number may be replaced in the configuration, and somebody else may get the name.
    private bool Counts(NamedIdentity alias) => members.FindNamed(alias.Name) is { } named && members.AreRootsOf(named.Id, alias.Roots);

    private ImmutableArray<string> RootsOf(DirectoryState state, Identity known) =>
        state.Aliases.FirstOrDefault(alias => Is(alias.Identity, known) && Counts(alias)) is { } alias ? alias.Roots
        : members.FindSeed(known) is { } seed ? [CanonicalIdentity.Of(seed.Identity).Value]
        : [];

    private static DirectoryState LearnOfJoined(DirectoryState state, JoinedMember member, Identity known, Identity other, bool isMove)
    {
        var identities = isMove ? member.Identities.RemoveAll(identity => identity == known.Value) : member.Identities;
        if (!identities.Contains(other.Value, StringComparer.Ordinal))
            identities = identities.Add(other.Value);
        return identities == member.Identities
            ? state
            : state with
            {
                Joined = state.Joined.Replace(member, member with
                {
                    Identities = identities,
                    Former = [.. member.Former, .. member.Identities.Except(identities, StringComparer.Ordinal)],
                }),
            };
    }

    // What was stored before forms were joined may be in any of them.
    private static bool Is(string stored, Identity identity) => stored == identity.Value || CanonicalIdentity.Of(new(stored)) == identity;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

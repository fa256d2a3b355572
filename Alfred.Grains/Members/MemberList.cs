using System.Collections.Frozen;

namespace Alfred.Members;

/// <summary>Decides who somebody is.</summary>
/// <param name="seeds">The configured members, in the order of the configuration; empty when it names nobody.</param>
/// <param name="ids">Gives them their ids.</param>
internal sealed class MemberList(ImmutableArray<MemberSeed> seeds, MemberIds ids)
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 60;

    private const string AnyTeam = "slack:*:";

    private readonly FrozenDictionary<Identity, MemberSeed> _byIdentity = seeds.DistinctBy(seed => CanonicalIdentity.Of(seed.Identity))
        .ToFrozenDictionary(seed => CanonicalIdentity.Of(seed.Identity));

    /// <summary>The configured member with this identity.</summary>
    public Member? FindConfigured(Identity identity)
    {
        var seed = FindSeed(identity);
        // The first spelling of a name counts for all seeds of that member.
        return seed is null ? null : MemberOf(seeds.First(other => IsSame(other.Name, seed.Name)));
    }

    /// <summary>The entry of the configuration that names this identity; null for none.</summary>
    public MemberSeed? FindSeed(Identity identity) => _byIdentity.GetValueOrDefault(CanonicalIdentity.Of(identity))
        ?? seeds.FirstOrDefault(seed => IsSameUserInAnyTeam(seed.Identity.Value, identity.Value));

    /// <summary>The identities that the configuration has for a member, in the form by which they are compared.</summary>
    public ImmutableArray<string> RootsOf(MemberId member) =>
        [.. seeds.Where(seed => ids.OfConfigured(seed.Name) == member).Select(seed => CanonicalIdentity.Of(seed.Identity).Value)];

    /// <summary>Whether the configuration has each of these identities for a member; true for none.</summary>
    public bool AreRootsOf(MemberId member, ImmutableArray<string> roots) => roots.IsDefaultOrEmpty || roots.All(RootsOf(member).Contains);

    /// <summary>The configured member of this name.</summary>
    public Member? FindNamed(string name) => seeds.FirstOrDefault(seed => IsSame(seed.Name, name)) is { } seed ? MemberOf(seed) : null;

    /// <summary>Everybody, each once: the configured members in their order, then the guests in theirs.</summary>
    public IEnumerable<Member> Members(DirectoryState guests) => Configured.Concat(guests.Guests.Select(guest => MemberOf(guests, guest)));

    /// <summary>The configured members in their order.</summary>
    public IEnumerable<Member> Configured => seeds.DistinctBy(seed => seed.Name, StringComparer.OrdinalIgnoreCase).Select(MemberOf);

    /// <summary>The identities of a member, as the configuration and the guests' list name them.</summary>
    public IEnumerable<Identity> IdentitiesOf(DirectoryState guests, MemberId member) =>
        seeds.Where(seed => ids.OfConfigured(seed.Name) == member).Select(seed => seed.Identity)
            .Concat(guests.Guests.Where(guest => guest.Id == member).Select(guest => new Identity(guest.Identity)));

    /// <summary>A guest as a member. Where nobody is configured, the first one who came looks after the instance.</summary>
    public Member MemberOf(DirectoryState guests, Guest guest) => new()
    {
        Id = guest.Id,
        Name = guest.Name,
        Role = seeds.IsEmpty && guests.Guests[0] == guest ? MemberRole.Admin : MemberRole.Adult,
    };

    /// <summary>A guest under the shown name, numbered when somebody has it already.</summary>
    public Guest Welcome(DirectoryState guests, Identity identity, string? shownName)
    {
        var names = Members(guests).Select(member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Tidy(shownName ?? "");
        var unique = name;
        for (var number = 2; names.Contains(unique); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" {number}");
            unique = Cut(name, MaxNameLength - suffix.Length) + suffix;
        }

        return new(MemberIds.Generate(), unique, identity.Value);
    }

    // Whom the configuration names first looks after the instance.
    private Member MemberOf(MemberSeed seed) => new()
    {
        Id = ids.OfConfigured(seed.Name),
        IsConfigured = true,
        Name = seed.Name,
        Role = IsSame(seed.Name, seeds[0].Name) ? MemberRole.Admin : MemberRole.Adult,
    };

    // A shown name is whatever a stranger typed into a profile.
    private static string Tidy(string shownName)
    {
        var visible = string.Concat(shownName.EnumerateRunes()
            .Where(rune => rune != System.Text.Rune.ReplacementChar)
            .Select(rune => System.Text.Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator =>
                    " ",
                UnicodeCategory.Format => "",
                _ => rune.ToString(),
            }));
        var name = Cut(string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries)), MaxNameLength);
        return name.Length == 0 ? "Guest" : name;
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
            return name;
        return (char.IsHighSurrogate(name[length - 1]) ? name[..(length - 1)] : name[..length]).TrimEnd();
    }

    private static bool IsSameUserInAnyTeam(string seed, string identity) =>
        seed.StartsWith(AnyTeam, StringComparison.Ordinal)
        && identity.Split(':') is ["slack", _, var user]
        && user == seed[AnyTeam.Length..];

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

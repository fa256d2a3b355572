using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;

namespace Alfred.Members;

/// <summary>Decides who somebody is.</summary>
/// <param name="seeds">The configured members, in the order of the configuration; empty when it names nobody.</param>
/// <param name="ids">Gives them their ids.</param>
internal sealed class MemberList(ImmutableArray<MemberSeed> seeds, MemberIds ids)
{
    private const int MaxNameLength = 60;
    private const string AnyTeam = "slack:*:";

    /// <summary>The configured member with this identity.</summary>
    public Member? FindConfigured(Identity identity)
    {
        var seed = seeds.FirstOrDefault(seed => seed.Identity == identity)
            ?? seeds.FirstOrDefault(seed => IsSameUserInAnyTeam(seed.Identity.Value, identity.Value));
        // The first spelling of a name counts for all seeds of that member.
        return seed is null ? null : MemberOf(seeds.First(other => IsSame(other.Name, seed.Name)));
    }

    /// <summary>The configured member of this name.</summary>
    public Member? FindNamed(string name) =>
        seeds.FirstOrDefault(seed => IsSame(seed.Name, name)) is { } seed ? MemberOf(seed) : null;

    /// <summary>Every name in use, each once.</summary>
    public IEnumerable<string> Names(DirectoryState guests) =>
        seeds.Select(seed => seed.Name).Concat(guests.Guests.Select(guest => guest.Name)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A guest under the shown name, numbered when somebody has it already.</summary>
    public Guest Welcome(DirectoryState guests, Identity identity, string? shownName)
    {
        var names = Names(guests).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Tidy(shownName ?? "");
        var unique = name;
        for (var number = 2; names.Contains(unique); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" {number}");
            unique = Cut(name, MaxNameLength - suffix.Length) + suffix;
        }

        return new(MemberIds.Generate(), unique, identity.Value);
    }

    private Member MemberOf(MemberSeed seed) => new() { Id = ids.OfConfigured(seed.Name), Name = seed.Name };

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

using System.Collections.Immutable;
using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>Tells whom a chore is for: "for Bob" names a member, "for the party" belongs to the chore.</summary>
internal static class Assignment
{
    private static readonly string[] Anyone = ["anyone", "anybody", "everyone", "everybody", "all of us", "us"];

    /// <summary>Reads a chore as it was typed.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="speaker">The name of the member who adds it.</param>
    /// <param name="members">The names of all members.</param>
    public static Chore Read(string text, string speaker, ImmutableArray<string> members)
    {
        foreach (var word in (string[])["for", "to"])
        {
            // "for Bob: take out the bins"
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase)
                && Find(text[(word.Length + 1)..colon], speaker, members) is var (first, isFirst) && isFirst
                    && text[(colon + 1)..].Trim() is { Length: > 0 } said)
                return new(said, speaker, first);

            // "take out the bins for Bob"
            var at = text.LastIndexOf($" {word} ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && Find(text[(at + word.Length + 2)..], speaker, members) is var (last, isLast) && isLast)
                return new(text[..at].TrimEnd(' ', ',', ';', ':'), speaker, last);
        }

        return new(text, speaker);
    }

    private static (string? Member, bool IsSomebody) Find(string name, string speaker, ImmutableArray<string> members)
    {
        var bare = name.Trim().TrimStart('@');
        if (bare.ToLowerInvariant() is "me" or "myself")
            return (speaker, true);
        if (Anyone.Contains(bare, StringComparer.OrdinalIgnoreCase))
            return (null, true);
        var member = members.FirstOrDefault(member => member.Equals(bare, StringComparison.OrdinalIgnoreCase))
            ?? OnlyFirstName(bare, members);
        return (member, member is not null);
    }

    private static string? OnlyFirstName(string name, ImmutableArray<string> members)
    {
        var called = members.Where(member => member.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return called.Length == 1 ? called[0] : null;
    }
}

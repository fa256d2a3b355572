namespace Alfred.Skills.Home.Chores;

/// <summary>Tells whom a chore is for: "for Bob" names a member, "for the party" belongs to the chore.</summary>
internal static class Assignment
{
    /// <summary>Takes the person off a chore as it was typed. English is understood beside the language: families mix them.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="speaker">The name of the member who adds it.</param>
    /// <param name="members">The names of all members.</param>
    /// <param name="language">The language that the chore is written in.</param>
    /// <returns>
    /// The chore without the person; the member, null for anyone; and whether the text says so, which is false for one that names nobody.
    /// </returns>
    public static (string Chore, string? Member, bool IsSaid) Read(
        string text, string speaker, ImmutableArray<string> members, Language language)
    {
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            var words = candidate.Get(AssignmentWords.Of);
            foreach (var (chore, name) in words.For.SelectMany(word => Splits(text, word)))
            {
                var (member, isSomebody) = Find(name, speaker, members, words);
                if (isSomebody)
                    return (chore, member, true);
            }
        }

        return (text, null, false);
    }

    /// <summary>The member that a name or "me" means; null for nobody, or for several.</summary>
    public static string? Member(string name, string speaker, ImmutableArray<string> members, Language language)
    {
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            if (Find(name, speaker, members, candidate.Get(AssignmentWords.Of)).Member is { } member)
                return member;
        }

        return null;
    }

    /// <summary>True for words that mean nobody in particular: "anyone".</summary>
    public static bool IsAnyone(string name, Language language)
    {
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            if (candidate.Get(AssignmentWords.Of).IsAnyone(name))
                return true;
        }

        return false;
    }

    private static IEnumerable<(string Chore, string Name)> Splits(string text, string word)
    {
        // "for Bob: take out the bins"
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && AssignmentWords.Compare.IsPrefix(text, word + " ", AssignmentWords.Folded, out var begun) && begun < colon
            && text[(colon + 1)..].Trim() is { Length: > 0 } chore)
            yield return (chore, text[begun..colon]);

        // "take out the bins for Bob"
        var at = AssignmentWords.Compare.LastIndexOf(text, $" {word} ", AssignmentWords.Folded, out var length);
        if (at > 0)
            yield return (text[..at].TrimEnd(' ', ',', ';', ':'), text[(at + length)..]);
    }

    private static (string? Member, bool IsSomebody) Find(
        string name, string speaker, ImmutableArray<string> members, AssignmentWords words)
    {
        var bare = name.Trim().TrimStart('@');
        if (words.IsMe(bare))
            return (speaker, true);
        if (words.IsAnyone(bare))
            return (null, true);
        var member = members.FirstOrDefault(member => member.Equals(bare, StringComparison.OrdinalIgnoreCase))
            ?? Only(members, member => AssignmentWords.AreSame(member, bare))
            ?? Only(members, member => bare.Length > 0 && AssignmentWords.Compare.IsPrefix(member, bare + " ", AssignmentWords.Folded));
        return (member, member is not null);
    }

    private static string? Only(ImmutableArray<string> members, Func<string, bool> isMeant) =>
        members.Where(isMeant).Take(2).ToArray() is [var one] ? one : null;
}

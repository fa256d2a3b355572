using Alfred.Interpretation;

namespace Alfred.Facts;

/// <summary>Facts of one person or of everyone, and every decision about them. Immutable.</summary>
public sealed record FactBook
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>
    /// Adds one. What is known in these very words stays as it is and whose it is: else whoever repeats it could take it away.
    /// </summary>
    public (FactBook Book, FactOutcome Outcome) Remember(Fact fact)
    {
        // A password is another one in capitals.
        if (Facts.FirstOrDefault(one => Plain(one.Text) == Plain(fact.Text)) is { } known)
            return (this, new() { Known = known.Text });
        return Facts.Length >= IFactGrain.MaxFacts
            ? (this, new() { IsFull = true })
            : (this with { Facts = Facts.Add(fact) }, new() { Changed = 1 });
    }

    /// <summary>Removes the one that has all these words; of several the one that has no others.</summary>
    public (FactBook Book, FactOutcome Outcome) Forget(string words)
    {
        var meant = Words(words);
        var found = Facts.Where(fact => meant.IsSubsetOf(Words(fact.Text))).ToImmutableArray();
        if (found.Length > 1 && found.Where(fact => meant.SetEquals(Words(fact.Text))).ToImmutableArray() is [var exact])
            found = [exact];
        return found.Length == 1 ? Remove(found[0]) : (this, new() { Candidates = [.. found.Select(static fact => fact.Text)] });
    }

    /// <summary>Removes a member's last one, if it is newer than a moment.</summary>
    public (FactBook Book, FactOutcome Outcome) ForgetLast(MemberId member, DateTimeOffset after) =>
        Facts.LastOrDefault(fact => fact.By == member) is { } last && last.At > after ? Remove(last) : (this, new());

    /// <summary>Removes all.</summary>
    public (FactBook Book, FactOutcome Outcome) ForgetAll() => (this with { Facts = [] }, new() { Changed = Facts.Length });

    /// <summary>Takes somebody's id out of theirs.</summary>
    public (FactBook Book, FactOutcome Outcome) Disown(MemberId member) => (
        this with { Facts = [.. Facts.Select(fact => fact.By == member ? fact with { By = null } : fact)] },
        new() { Changed = Facts.Count(fact => fact.By == member) });

    private (FactBook Book, FactOutcome Outcome) Remove(Fact fact) =>
        (this with { Facts = Facts.Remove(fact) }, new() { Changed = 1, Forgotten = fact.Text });

    private static HashSet<string> Words(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => WordFolding.Fold(word))
            .Where(static word => word.Length > 0),
    ];

    private static string Plain(string text) => text.Trim().TrimEnd('.', '!');
}

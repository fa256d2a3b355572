using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>What of a conversation is remembered for the model: the last things said, as many as a few tokens hold.</summary>
internal static class RecentTurns
{
    /// <summary>Longer messages are shortened.</summary>
    public const int MaxSaid = 400;

    /// <summary>Longer lists of what was done are shortened.</summary>
    public const int MaxDid = 200;

    private const int MaxTurns = 12;

    // About a thousand tokens.
    private const int MaxCharacters = 3_000;

    /// <summary>With one more; the oldest go.</summary>
    public static ImmutableArray<RecentTurn> Add(ImmutableArray<RecentTurn> turns, RecentTurn turn)
    {
        var kept = turns.Add(turn).TakeLast(MaxTurns).Reverse();
        var left = MaxCharacters;
        return [.. kept.TakeWhile(one => (left -= one.Said.Length + one.Did.Length) >= 0).Reverse()];
    }
}

using System.Numerics;

namespace Alfred.Interpretation;

/// <summary>
/// The words without which a phrase cannot fit: of each set at least one has to stand in a request. Most phrases that share a word with a
/// request are told apart by this, without laying them over it.
/// </summary>
/// <remarks>
/// A set is 64 bits, a word one of them: two words may share a bit, so that a phrase may pass that does not fit, never the reverse.
/// </remarks>
internal readonly struct NeededWords
{
    private readonly ulong[] _sets;

    private NeededWords(ulong[] sets) => _sets = sets;

    /// <summary>The needed words of a phrase.</summary>
    /// <param name="tree">The phrase.</param>
    /// <param name="number">A word's number in the vocabulary.</param>
    public static NeededWords Of(PhraseTree tree, Func<string, int> number) => new([.. Sets(tree, number).Distinct()]);

    /// <summary>The words of a request, with those that they may be slips for.</summary>
    public static ulong In(RequestText request)
    {
        var words = 0UL;
        for (var at = request.From; at < request.To; at++)
        {
            words |= Bit(request.Words[at].Number);
            foreach (var meant in request.Corrections?[at] ?? [])
                words |= Bit(meant);
        }

        return words;
    }

    /// <summary>False for the words of a request that the phrase cannot fit.</summary>
    public bool AreIn(ulong words)
    {
        foreach (var set in _sets)
        {
            if ((set & words) == 0)
                return false;
        }

        return true;
    }

    private static ImmutableArray<ulong> Sets(PhraseTree tree, Func<string, int> number)
    {
        switch (tree)
        {
            case PhraseTree.Literal literal:
                return [Bit(number(literal.Word))];
            case PhraseTree.Sequence sequence:
                return [.. sequence.Parts.SelectMany(part => Sets(part, number))];
            // Whichever option is taken, it needs its own words: the rarest of them stand for it. An option without any needs none.
            case PhraseTree.Choice choice when choice.Options.Select(option => Sets(option, number)).ToArray() is var options
                && Array.TrueForAll(options, static sets => !sets.IsEmpty):
                return [options.Aggregate(0UL, static (all, sets) => all | sets.MinBy(BitOperations.PopCount))];
            default:
                return [];
        }
    }

    private static ulong Bit(int word) => word < 0 ? 0 : 1UL << (word & 63);
}

namespace Alfred.Languages;

/// <summary>The commonest slips of the finger: one letter wrong, missing, too many, or swapped with its neighbour.</summary>
public static class TypingSlip
{
    /// <summary>
    /// The shortest word in which a wrong letter is taken for a slip: in shorter ones it makes another word ("silk" is no milk).
    /// </summary>
    private const int MinReplaced = 5;

    /// <summary>True when a typed word may be a slip for another one. Both in the form in which they are compared.</summary>
    public static bool IsFor(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var start = typed.CommonPrefixLength(meant);
        var rest = typed[start..];
        var expected = meant[start..];
        if (rest.Length > expected.Length)
            return rest[1..].SequenceEqual(expected);
        if (rest.Length < expected.Length)
            return expected[1..].SequenceEqual(rest);
        return (rest.Length > 0 && meant.Length >= MinReplaced && rest[1..].SequenceEqual(expected[1..]))
            || IsSwapped(rest, expected);
    }

    /// <summary>
    /// True for a slip that hardly makes another word: two letters swapped, a letter doubled or not ("remvoe", "deletee", "ad"). Both in
    /// the form in which they are compared.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var start = typed.CommonPrefixLength(meant);
        var rest = typed[start..];
        var expected = meant[start..];
        return rest.Length == expected.Length ? IsSwapped(rest, expected)
            : start > 0 && (rest.Length > expected.Length
                ? rest[0] == typed[start - 1] && rest[1..].SequenceEqual(expected)
                : expected[0] == meant[start - 1] && expected[1..].SequenceEqual(rest));
    }

    private static bool IsSwapped(ReadOnlySpan<char> rest, ReadOnlySpan<char> expected) =>
        rest.Length > 1 && expected.Length > 1
        && rest[0] == expected[1] && rest[1] == expected[0] && rest[2..].SequenceEqual(expected[2..]);
}

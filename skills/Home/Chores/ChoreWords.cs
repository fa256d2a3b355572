namespace Alfred.Skills.Home.Chores;

/// <summary>
/// A language's words for how chores come again and who takes turns: <c>[chores.words]</c> of its files. What a key means stands in the
/// English file.
/// </summary>
internal sealed class ChoreWords(Language language)
{
    private const string Section = "chores.words";

    /// <summary>What stands before a recurrence in the phrase with <c>{every}</c>.</summary>
    public ImmutableArray<string> Every { get; } = Words(language, "every");

    /// <summary>The same for <c>{other}</c>: "om de" in Dutch.</summary>
    public ImmutableArray<string> Other { get; } = Words(language, "other");

    /// <summary>The word of the phrase with <c>{daily}</c>.</summary>
    public ImmutableArray<string> Daily { get; } = Words(language, "daily");

    /// <summary>The word of the phrase with <c>{weekly}</c>.</summary>
    public ImmutableArray<string> Weekly { get; } = Words(language, "weekly");

    /// <summary>The word of the phrase with <c>{monthly}</c>.</summary>
    public ImmutableArray<string> Monthly { get; } = Words(language, "monthly");

    /// <summary>What makes a moment of a duration: "in" before "2 hours".</summary>
    public ImmutableArray<string> In { get; } = Words(language, "in");

    /// <summary>What stands behind a duration that counts from when a chore was last done.</summary>
    public ImmutableArray<string> After { get; } = Words(language, "after");

    /// <summary>That people take turns.</summary>
    public ImmutableArray<string> Turns { get; } = Words(language, "turns");

    /// <summary>That a turn is a week.</summary>
    public ImmutableArray<string> Week { get; } = Words(language, "week");

    /// <summary>That whoever did it least often is next.</summary>
    public ImmutableArray<string> Fewest { get; } = Words(language, "fewest");

    /// <summary>That the lot decides.</summary>
    public ImmutableArray<string> Random { get; } = Words(language, "random");

    /// <summary>Words between names.</summary>
    public ImmutableArray<string> Join { get; } = Words(language, "join");

    /// <summary>That something may be said in quiet hours.</summary>
    public ImmutableArray<string> Urgent { get; } = Words(language, "urgent");

    /// <summary>Words that begin no chore: "I", "what".</summary>
    public ImmutableArray<string> NoChore { get; } = Words(language, "no-chore");

    /// <summary>True where the verb of a sentence may stand before who does it: "elke zondag belt Bob zijn moeder".</summary>
    public bool Inverts { get; } = language.Value(Section, "verb") == "second";

    /// <summary>How words end that begin no chore: the verbs of "we" in a language that leaves the pronoun out.</summary>
    public ImmutableArray<string> NoChoreEnds { get; } = Words(language, "no-chore-end");

    /// <summary>What no chore ends with, for something is told of it: "is".</summary>
    public ImmutableArray<string> Tells { get; } = Words(language, "tells");

    /// <summary>What no recurrence ends with: "cada lunes a las 7 de la" goes on.</summary>
    public ImmutableArray<string> Dangling { get; } = Words(language, "dangling");

    /// <summary>Words that no chore has, but a question, a story or another request: "is the milk", "hast du an den Müll".</summary>
    public ImmutableArray<string> Sentence { get; } = Words(language, "sentence");

    /// <summary>The words of a language.</summary>
    public static ChoreWords For(Language language) => language.Get(static from => new ChoreWords(from));

    /// <summary>The first of some words that stands in a text as words of its own, longest first; null for none.</summary>
    public static (int At, int Length)? Find(string text, ImmutableArray<string> words)
    {
        var padded = $" {text} ";
        foreach (var word in words.OrderByDescending(static word => word.Length))
        {
            var at = AssignmentWords.Compare.IndexOf(padded, $" {word} ", AssignmentWords.Folded, out var length);
            if (at >= 0)
                return (at, Math.Min(length - 2, text.Length - at));
        }

        return null;
    }

    /// <summary>The text without the first of some words; null when it has none of them.</summary>
    public static string? Without(string text, ImmutableArray<string> words) =>
        Find(text, words) is var (at, length) ? $"{text[..at].TrimEnd()} {text[(at + length)..].TrimStart()}".Trim() : null;

    /// <summary>True when a text is one of some words.</summary>
    public static bool Are(string text, ImmutableArray<string> words) => words.Any(word => AssignmentWords.AreSame(word, text.Trim()));

    private static ImmutableArray<string> Words(Language language, string key) => [.. language.Values(Section, key)];
}

using System.Text.Json.Nodes;

namespace Alfred.Skills.Home.Chores;

/// <summary>
/// What is typed for new chores. Canonical is a chore a line; one that is planned ends with a tab and the language it is written in, since
/// it can only be read once it is known who is a member and what time it is.
/// </summary>
internal static class ChoreText
{
    private const char LanguageMark = '\t';
    private const int MaxWordsOfRepeat = 12;

    /// <summary>Takes a text apart into chores, each with what is said of it.</summary>
    public static ImmutableArray<string> Split(string text, Language language)
    {
        var groups = new List<(string Text, bool IsPlanned)>();
        // Not at "and": to wash and dry the dishes is one chore.
        var parts = ItemSplitter.SplitLines(text).ToArray();
        var turns = Array.ConvertAll(parts, part => TakesTurns(part, language));
        for (var at = 0; at < parts.Length; at++)
        {
            var hasPlan = HasPlan(parts[at], language);
            if (groups.Count > 0 && (turns[at]
                || (groups[^1].IsPlanned && (IsTerm(parts[at], language) || (turns.Contains(true) && !hasPlan)))))
                groups[^1] = ($"{groups[^1].Text}, {parts[at]}", true);
            else
                groups.Add((parts[at], hasPlan || turns[at]));
        }

        return [.. groups.Select(group => group.IsPlanned ? In(group.Text, language) : group.Text)];
    }

    /// <summary>A text with the language that it is written in.</summary>
    public static string In(string text, Language language) => $"{text}{LanguageMark}{language.Code}";

    /// <summary>The text and its language; null for one that is understood in any.</summary>
    public static (string Text, string? Language) Parse(string canonical) =>
        canonical.Split(LanguageMark) is [var text, var code] ? (text, code) : (canonical, null);

    /// <summary>The canonical text for programs: without the languages.</summary>
    public static JsonNode? ToJson(string? canonical) =>
        JsonValue.Create(canonical is null ? null : string.Join('\n', canonical.Split('\n').Select(line => Parse(line).Text)));

    /// <summary>Reads what stands behind the word that begins a recurrence.</summary>
    /// <param name="text">What was typed behind it.</param>
    /// <param name="language">The language.</param>
    /// <param name="begins">The words that may have begun it: "every".</param>
    public static ParseResult ReadRepeat(string text, Language language, ImmutableArray<string> begins)
    {
        var first = text.Split(',', ';')[0];
        var words = first.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "Every day until Friday": the chore would never end.
        if (IsSentence(first, language) || (words is [.., var last] && ChoreWords.Are(last, ChoreWords.For(language).Dangling)))
            return new ParseResult.NotUnderstood(language.Say("chores.when-again", ("text", text)));
        foreach (var begin in begins)
        {
            for (var length = Math.Min(words.Length, MaxWordsOfRepeat); length > 0; length--)
            {
                var repeat = $"{begin} {string.Join(' ', words[..length])}".TrimStart();
                if (ChoreTimes.Recurrence(repeat, language, ChoreTimes.AnyMoment) is not null
                    && IsTail(string.Join(' ', words[length..]), language))
                    return new ParseResult.Understood(In($"{begin} {text}".TrimStart(), language));
            }
        }

        return new ParseResult.NotUnderstood(language.Say("chores.when-again", ("text", text)));
    }

    /// <summary>
    /// True when a text can name a chore where nothing else says that it is one: it neither begins like a story or a question nor says what
    /// something is.
    /// </summary>
    public static bool CanBeChore(string text, Language language)
    {
        var chores = ChoreWords.For(language);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] words
            && !ChoreWords.Are(first.TrimEnd(',', '\'', '’'), chores.NoChore) && !ChoreWords.Are(words[^1], chores.Tells)
            && !chores.NoChoreEnds.Any(end => first.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            && !IsSentence(text, language);
    }

    /// <summary>True for a text that is a question, a story or another request; a name in quotes may have any words.</summary>
    public static bool IsSentence(string text, Language language) =>
        !text.Contains('"', StringComparison.Ordinal) && ChoreWords.Find(text, ChoreWords.For(language).Sentence) is not null;

    // What may follow a recurrence in the same breath: nothing, whom it is for, who takes turns.
    private static bool IsTail(string text, Language language) =>
        text.Length == 0 || TakesTurns(text, language) || ChoreWords.Are(text, ChoreWords.For(language).Urgent)
        || language.Get(AssignmentWords.Of).For.Any(word => AssignmentWords.Compare.IsPrefix(text, word + " ", AssignmentWords.Folded));

    private static bool HasPlan(string part, Language language) =>
        ChoreTimes.SplitAfter(part, language) is not null
        || ChoreTimes.SplitRecurrence(part, language, ChoreTimes.AnyMoment) is not null
        || ChoreTimes.SplitMoment(part, language, ChoreTimes.AnyMoment) is not null;

    private static bool IsTerm(string part, Language language) =>
        ChoreTimes.Recurrence(part, language, ChoreTimes.AnyMoment) is not null || ClockTime.Find(part, language) is not null
        || ChoreTimes.Moment(part, language, ChoreTimes.AnyMoment) is not null
        || ChoreWords.Are(part, ChoreWords.For(language).Urgent);

    private static bool TakesTurns(string part, Language language) => ChoreWords.Find(part, ChoreWords.For(language).Turns) is not null;
}

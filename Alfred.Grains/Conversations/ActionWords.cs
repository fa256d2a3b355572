using Alfred.Interpretation;

namespace Alfred.Conversations;

/// <summary>Names a command in words, when no skill speaks of it.</summary>
internal static class ActionWords
{
    private const int MaxValuesLength = 80;
    private const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary><c>put items on the list (eggs)</c>, for the middle of a sentence.</summary>
    public static string Describe(PlannedCommand command, ISkillCatalog catalog, Language language)
    {
        if (catalog.Find(command.Action) is not { } action)
            return command.Action.Value;
        var values = string.Join(", ", command.Arguments.Values.Values.Select(Readable));
        var shown = ShortText.Of(values, MaxValuesLength);
        var words = Within(language.SummaryOf(command.Action, action), language);
        return shown.Length == 0 ? words : $"{words} ({shown})";
    }

    // A language that writes nouns with a capital keeps that of the first word, which may be one.
    private static string Within(string summary, Language language) => language.Value("language", "nouns") == "capital"
        ? summary
        : $"{char.ToLower(summary[0], language.Culture)}{summary[1..]}";

    // Several things stand on lines, the parts of one between tabs.
    private static string Readable(string value) => string.Join(
        ", ", value.Split('\n', Tidy).Select(line => string.Join(' ', line.Split('\t', Tidy))));
}

using Alfred.Channels;
using Alfred.Skills;

namespace Alfred.Conversations;

/// <summary>Names a command in words, when no skill speaks of it.</summary>
internal static class ActionWords
{
    private const int MaxValuesLength = 80;
    private const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary><c>put items on the list (eggs)</c></summary>
    public static string Describe(this SkillAction action, Arguments arguments)
    {
        var values = string.Join(", ", arguments.Values.Values.Select(Readable));
        var shown = ShortText.Of(values, MaxValuesLength);
        var words = $"{char.ToLowerInvariant(action.Summary[0])}{action.Summary[1..]}";
        return shown.Length == 0 ? words : $"{words} ({shown})";
    }

    // Several things stand on lines, the parts of one between tabs.
    private static string Readable(string value) => string.Join(
        ", ", value.Split('\n', Tidy).Select(line => string.Join(' ', line.Split('\t', Tidy))));
}

using Alfred.Skills;

namespace Alfred.Conversations;

/// <summary>Names a command in words, when no skill speaks of it.</summary>
internal static class ActionWords
{
    private const int Longest = 80;

    /// <summary><c>put items on the list (eggs)</c></summary>
    public static string Describe(this SkillAction action, Arguments arguments)
    {
        var values = string.Join(", ", arguments.Values.Values);
        var shown = values.Length <= Longest ? values : $"{values[..Longest]}…";
        var words = $"{char.ToLowerInvariant(action.Summary[0])}{action.Summary[1..]}";
        return shown.Length == 0 ? words : $"{words} ({shown})";
    }
}

namespace Alfred.Questions;

/// <summary>The words that answer any question.</summary>
internal static class Answers
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "y", "yep", "yeah", "sure", "ok", "okay", "right", "correct", "exactly", "yes it is", "do it", "that one", "👍",
    };

    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "n", "nope", "none", "none of them", "none of these", "neither", "no thank you", "nothing", "👎",
    };

    private static readonly HashSet<string> Cancel = new(StringComparer.OrdinalIgnoreCase)
    {
        "cancel", "cancel it", "cancel that", "cancel this", "never mind", "nevermind", "forget it", "forget about it", "quit", "abort", "stop",
    };

    private static readonly HashSet<string> Skip = new(StringComparer.OrdinalIgnoreCase) { "skip", "skip it", "skip this", "leave it out", "leave it empty", "next", "-" };

    public static bool IsYes(string said) => Yes.Contains(said);

    public static bool IsNo(string said) => No.Contains(said);

    public static bool IsCancel(string said) => Cancel.Contains(said);

    public static bool IsSkip(string said) => Skip.Contains(said);
}

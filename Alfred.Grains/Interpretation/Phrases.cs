using Alfred.Channels;

namespace Alfred.Interpretation;

/// <summary>What the assistant says by itself, when no skill speaks.</summary>
internal static class Phrases
{
    private const int MaxQuoteLength = 60;

    public const string Stranger =
        "Hello! I'm Alfred and I only talk with people I know. If you belong here, ask whoever runs me to add you.";

    public const string NoWords = "I can only read text so far, so please write what you want. Try \"help\" to see what I can do.";

    public const string Failed = "Sorry, something went wrong. I saved your message and told the admin.";

    public const string NeedsApproval = "That needs somebody's approval, and I can't ask for one yet, so I did nothing.";

    public const string PickOne = "One at a time, please: which one?";

    public const string WhichOne = "Which one do you mean?";

    public const string NothingPicked = "All right.";

    public const string FieldNeeded = "I need that one.";

    public const string UnknownForm = "That form is out of date, so I did nothing. Please say again what you want to do.";

    /// <summary>After commands that did run: what was answered about them stays true.</summary>
    public const string FailedMidway = "Something went wrong with the rest. I saved your message and told the admin.";

    public const string NothingRuns = "Nothing is running, so there was nothing to stop.";

    public const string HasStopped = "Stopped.";

    /// <summary>What a message says that was ended by a stop. What its commands said that did run stands before it.</summary>
    public static string Stopped(IEnumerable<string> left, bool hasBegun) =>
        $"{(hasBegun ? "I stopped here" : "I stopped before it began")}. Not done: {string.Join("; ", left)}.";

    public static string EditedTooLate(string words) => $"I had already answered \"{Quoted(words)}\". Say it again with the change.";

    public static string EditedAfterFailure(string words) => $"I had given up on \"{Quoted(words)}\" before you changed it. Say it again.";

    public static string PickInRange(int last) =>
        last == 1 ? "I only offered one. Say \"1\" for it." : $"Please pick a number from 1 to {last}.";

    public static string FormLeft(Form form) => $"I stopped \"{form.Title}\": nothing was done about it.";

    public static string FieldMissing(FormField field) =>
        field.Example is { } example ? $"{field.Label} is missing. For example: {example}." : $"{field.Label} is missing.";

    private static string Quoted(string words) => ShortText.Of(words.ReplaceLineEndings(" "), MaxQuoteLength);
}

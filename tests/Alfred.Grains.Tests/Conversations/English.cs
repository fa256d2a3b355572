using Alfred.Hosting;
using Alfred.Interpretation;
using Alfred.Languages;

namespace Alfred.Tests.Conversations;

/// <summary>What the assistant says in English when no skill speaks.</summary>
internal static class English
{
    public const string Stranger =
        "Hello! I'm Alfred and I only talk with people I know. If you belong here, ask whoever runs me to add you.";

    public const string NoWords = "I can only read text so far, so please write what you want. Try \"help\" to see what I can do.";

    public const string Failed = "Sorry, something went wrong. I saved your message and told the admin.";

    public const string FailedMidway = "Something went wrong with the rest. I saved your message and told the admin.";

    public const string ShallIBurn = "burn (everything)\nShall I do it?";

    public const string Declined = "All right, I did nothing.";

    public const string AnsweredAlready = "That was answered already, so I did nothing.";

    public const string NotYours = "That was asked of somebody else, so I left it to them. If you want the same, just tell me.";

    public const string Expired = "That was asked more than 15 minutes ago, so I did nothing. Say it again if you still want it.";

    public const string NothingRuns = "Nothing is running, so there was nothing to stop.";

    public const string HasStopped = "Stopped.";

    /// <summary>The language as this assembly's files make it.</summary>
    public static readonly Language Language = LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly])).Default;

    /// <summary>The words that answer questions, of every language.</summary>
    public static readonly ReplyVocabulary Vocabulary = new(LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly])));

    public static string EditedTooLate(string words) => $"I had already answered \"{words}\". Say it again with the change.";

    public static string EditedAfterFailure(string words) =>
        $"I had given up on \"{words}\" before you changed it. Say it again.";
}

namespace Alfred.Conversations;

/// <summary>What the assistant says by itself, when no skill speaks.</summary>
internal static class Phrases
{
    public const string Stranger =
        "Hello! I'm Alfred and I only talk with people I know. If you belong here, ask whoever runs me to add you.";

    public const string NoWords = "I can only read text so far. Try \"help\" to see what I can do.";

    public const string Failed = "Sorry, that went wrong on my side. I kept your message and told the person who looks after me.";

    public const string NeedsApproval = "That needs somebody's approval, and I can't ask for one yet, so I did nothing.";

    /// <summary>After commands that did run: what was answered about them stays true.</summary>
    public const string FailedMidway = "The rest went wrong on my side. I kept your message and told the person who looks after me.";
}

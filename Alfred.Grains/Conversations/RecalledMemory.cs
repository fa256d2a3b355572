namespace Alfred.Conversations;

/// <summary>What a conversation remembers, as it was read.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Version">The row's version, 0 where nothing was ever remembered: what is decided by this memory counts only while that is
/// the version.</param>
/// <param name="IsPaused">Whether the operator has paused the conversation: its messages wait.</param>
internal sealed record RecalledMemory(ConversationMemory Value, long Version, bool IsPaused = false);

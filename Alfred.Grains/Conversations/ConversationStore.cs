using Alfred.Serialization;

namespace Alfred.Conversations;

/// <summary>
/// Reads what a conversation remembers. Only the completing transaction writes it (see <see cref="Completions.CompletionStatement"/>),
/// which is why it lies in a table of its own and not in grain state.
/// </summary>
internal sealed class ConversationStore(NpgsqlDataSource database)
{
    /// <summary>The memory; an empty one for a conversation whose row holds only its address.</summary>
    public async Task<RecalledMemory> RecallAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync(
            "select nullif(memory, '{}'), version, paused_at is not null from conversation where id = $1", [conversation.Value],
            static row => new RecalledMemory(
                row.FindText(0) is { } memory
                    ? JsonSerializer.Deserialize(memory, RowJson.Default.ConversationMemory)! : ConversationMemory.Empty,
                row.GetInt64(1), row.GetBoolean(2)),
            cancellationToken);
        return found.FirstOrDefault() ?? new(ConversationMemory.Empty, Version: 0);
    }
}

/// <summary>What a conversation remembers, as it was read.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Version">The row's version, 0 where nothing was ever remembered: what is decided by this memory counts only while that is
/// the version.</param>
/// <param name="IsPaused">Whether the operator has paused the conversation: its messages wait.</param>
internal sealed record RecalledMemory(ConversationMemory Value, long Version, bool IsPaused = false);

using System.Text.Json;
using Alfred.Serialization;
using Npgsql;

namespace Alfred.Conversations;

/// <summary>
/// Reads what a conversation remembers. Only the completing transaction writes it (see <see cref="Completions.CompletionStatement"/>), which is
/// why it lies in a table of its own and not in grain state.
/// </summary>
internal sealed class ConversationStore(NpgsqlDataSource database)
{
    /// <summary>The memory; an empty one for a conversation whose row holds only its address.</summary>
    public async Task<ConversationMemory> RecallAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select nullif(memory, '{}') from conversation where id = $1");
        command.Parameters.Add(new() { Value = conversation.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is string json
            ? JsonSerializer.Deserialize(json, RowJson.Default.ConversationMemory)!
            : ConversationMemory.Empty;
    }
}

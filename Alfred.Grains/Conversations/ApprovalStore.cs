using Alfred.Inbox;
using Alfred.Serialization;

namespace Alfred.Conversations;

/// <summary>
/// Takes an approval out of what a conversation remembers, before what was approved runs. Of two taps at once, on one process or two, one
/// takes it; what it runs is then that message's plan, which a crash does not lose and nobody else can run.
/// </summary>
internal sealed class ApprovalStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Moves the approved commands from the memory to the message that approves them, in one statement.</summary>
    /// <param name="message">The message that approves them.</param>
    /// <param name="plan">What it runs.</param>
    /// <param name="memory">What the conversation remembers, without the approval.</param>
    /// <param name="memoryVersion">The version of the memory that had it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The message with its plan, and the memory's new version.</returns>
    /// <exception cref="MessageSettledException">Somebody else took it, or works on the message: what was read has to be read again.
    /// </exception>
    public async Task<(StoredMessage Message, long MemoryVersion)> TakeAsync(
        StoredMessage message, string plan, ConversationMemory memory, long memoryVersion, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            with mine as (
                select id, conversation from inbox where id = $1 and state = 'waiting' and version = $2 for update
            ), taken as (
                update conversation c set memory = $4, version = c.version + 1, updated_at = $6
                from mine where c.id = mine.conversation and c.version = $5
                returning c.id
            )
            update inbox i set plan = $3, version = i.version + 1 from mine join taken on taken.id = mine.conversation where i.id = mine.id
            """);
        command.Parameters.AddValues([
            message.Id, message.Version, new NpgsqlParameter { Value = plan, NpgsqlDbType = NpgsqlDbType.Jsonb }]);
        var remembered = JsonSerializer.Serialize(memory, RowJson.Default.ConversationMemory);
        command.Parameters.AddValues([
            new NpgsqlParameter { Value = remembered, NpgsqlDbType = NpgsqlDbType.Jsonb }, memoryVersion, clock.GetUtcNow()]);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            throw new MessageSettledException();
        return (message with { Plan = plan, Version = message.Version + 1 }, memoryVersion + 1);
    }
}

using Alfred.Conversations;

namespace Alfred.Operators;

/// <summary>
/// Has an action run on an operator's word: as an occurrence that is due now, so that everything that holds for a message holds for it.
/// </summary>
internal sealed class OperatorOccurrences(NpgsqlDataSource database, IGrainFactory grains, TimeProvider clock)
{
    private const string Insert = """
        with fresh as (
            insert into inbox (delivery_key, body_id, ordinal, channel, conversation, received_at)
            values ($1, $2, 0, $3, $4, $5) on conflict do nothing returning body_id
        )
        insert into inbox_body (id, content_type, body, received_at) select body_id, $6, $7, $5 from fresh
        """;

    /// <summary>Brings it into the inbox and wakes the conversation.</summary>
    /// <param name="auditLine">The line of the audit that says so: what was brought under it is not brought again.</param>
    /// <param name="conversation">The conversation that answers.</param>
    /// <param name="occurrence">What is to run, where it answers, and for whom.</param>
    /// <param name="cancellationToken">Stops before it is brought.</param>
    public async Task BringAsync(
        long auditLine, ConversationId conversation, ScheduledOccurrence occurrence, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Insert);
        command.Parameters.AddValues([
            string.Create(CultureInfo.InvariantCulture, $"operator:{auditLine}"), Guid.CreateVersion7(now), ChannelName.Schedule.Value,
            conversation.Value, now, ScheduledOccurrence.ContentType]);
        command.Parameters.Add(new()
        {
            Value = JsonSerializer.SerializeToUtf8Bytes(occurrence with { Due = now }, OccurrenceJson.Default.ScheduledOccurrence),
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await grains.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
    }
}

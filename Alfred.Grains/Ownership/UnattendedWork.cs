using Alfred.Conversations;
using Npgsql;

namespace Alfred.Ownership;

/// <summary>
/// Finds work that waits although nobody was told: messages that another process stored (a deploy), rows that an operator replayed, schedules that
/// are due. Asked every few seconds, so that it is one round trip over small indexes.
/// </summary>
internal sealed class UnattendedWork(NpgsqlDataSource database)
{
    /// <summary>A message that waits for longer is probably in nobody's hands; waking its conversation once too often does no harm.</summary>
    private static readonly TimeSpan Suspicious = TimeSpan.FromSeconds(2);

    /// <summary>Looks. A message that came in the future waits since before the clock was set back.</summary>
    public async Task<Found> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select array(select distinct conversation from inbox where state = 'waiting' and due_at <= $1 and received_at not between $2 and $1),
                   exists (select from outbox where state in ('pending', 'uncertain') and due_at <= $2),
                   exists (select from schedule where next_due <= $1),
                   exists (select from inbox where state = 'quarantined' and settled_at is null)
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - Suspicious });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new([.. reader.GetFieldValue<string[]>(0).Select(id => new ConversationId(id))], reader.GetBoolean(1), reader.GetBoolean(2),
            reader.GetBoolean(3));
    }

    /// <summary>What waits.</summary>
    /// <param name="Conversations">Those that have a message that could be handled.</param>
    /// <param name="HasSends">Whether something should be on its way out.</param>
    /// <param name="HasSchedules">Whether a schedule is due.</param>
    /// <param name="HasBodies">Whether a quarantined body is to be read again.</param>
    public sealed record Found(IReadOnlyList<ConversationId> Conversations, bool HasSends, bool HasSchedules, bool HasBodies);
}

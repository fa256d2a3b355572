namespace Alfred.Recovery;

/// <summary>
/// Finds work that waits although nobody was told: messages and replies that another process stored or a killed one left, rows that an
/// operator replayed, schedules that are due. Asked every few seconds, so that it is one round trip over small indexes.
/// </summary>
internal sealed class PendingWork(NpgsqlDataSource database)
{
    /// <summary>What waits for longer is probably in nobody's hands; waking its conversation once too often does no harm.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(2);

    /// <summary>Looks. A message that came in the future waits since before the clock was set back.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isAll">True for what came a moment ago as well.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Found> FindAsync(DateTimeOffset now, bool isAll, CancellationToken cancellationToken)
    {
        // Of what waits to be sent only the head of each conversation counts: what stands behind it is not late.
        await using var command = database.CreateCommand("""
            select array(select distinct conversation from inbox i where state = 'waiting' and due_at <= $1 and ($3
                    or received_at not between $2 and $1)
                and not exists (select from conversation c where c.id = i.conversation and c.paused_at is not null)),
                   array(select conversation from (
                             select distinct on (conversation) conversation, case state when 'sending' then claimed_until
                                 else due_at end as at
                             from outbox where is_open order by conversation, id) head
                         where at <= case when $3 then $1 else $2 end),
                   exists (select from outbox where state = 'held'),
                   exists (select from schedule where next_due <= $1 and paused_at is null),
                   exists (select from inbox where state = 'quarantined' and settled_at is null)
            """);
        command.Parameters.AddValues([now, now - Overdue, isAll]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            ConversationsAt(reader, 0), ConversationsAt(reader, 1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4));
    }

    private static IReadOnlyList<ConversationId> ConversationsAt(NpgsqlDataReader reader, int column) =>
        [.. reader.GetFieldValue<string[]>(column).Select(static id => new ConversationId(id))];

    /// <summary>What waits.</summary>
    /// <param name="Conversations">Those that have a message that could be handled.</param>
    /// <param name="Outboxes">Those whose next reply could be sent, or whose sending was cut off.</param>
    /// <param name="HasHeld">Whether something is held until its person writes.</param>
    /// <param name="HasSchedules">Whether a schedule is due.</param>
    /// <param name="HasBodies">Whether a quarantined body is to be read again.</param>
    public sealed record Found(
        IReadOnlyList<ConversationId> Conversations, IReadOnlyList<ConversationId> Outboxes, bool HasHeld, bool HasSchedules,
        bool HasBodies);
}

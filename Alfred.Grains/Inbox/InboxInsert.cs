using Alfred.Conversations;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Inbox;

/// <summary>
/// Stores a batch of deliveries in one statement: rows that are new, the bodies that new rows need, and what receipts say about the outbox.
/// </summary>
internal sealed class InboxInsert(NpgsqlDataSource database)
{
    private const string Rows = """
        with fresh as (
            insert into inbox (delivery_key, alternate_key, body_id, ordinal, channel, conversation, received_at, written_at, state, last_error, settled_at)
            select key, alternate, body, ordinal, channel, conversation, received, written, state, error, case when state = 'waiting' then null else received end
            from unnest(@keys, @alternates, @bodies, @ordinals, @channels, @conversations, @times, @written, @states, @errors)
                as r(key, alternate, body, ordinal, channel, conversation, received, written, state, error)
            on conflict do nothing
            returning body_id, conversation, state
        ), bodies as (
            insert into inbox_body (id, content_type, body, received_at)
            select id, type, bytes, received from unnest(@body_ids, @types, @bytes, @body_times) as b(id, type, bytes, received)
            where id in (select body_id from fresh)
        )
        select body_id, conversation from fresh where state = 'waiting'
        """;

    /// <summary>Writes the batch and returns, for each delivery, the conversations that have something new (one entry a message).</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ConversationId>>> WriteAsync(
        IReadOnlyList<AcceptedDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        AddReceipts(batch, deliveries, now);
        AddRows(batch, deliveries);

        var news = deliveries.ToDictionary(delivery => delivery.BodyId, _ => new List<ConversationId>());
        // A batch is one transaction: a failure of either statement leaves nothing.
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
                news[reader.GetGuid(0)].Add(new ConversationId(reader.GetString(1)));
        }
        while (await reader.NextResultAsync(cancellationToken));
        return [.. deliveries.Select(delivery => news[delivery.BodyId])];
    }

    private static void AddRows(NpgsqlBatch batch, IReadOnlyList<AcceptedDelivery> deliveries)
    {
        // Sorted by key: two processes that insert the same keys take them in the same order and cannot block each other for good.
        var rows = deliveries
            .SelectMany(delivery => delivery.Rows().Select(row => (Delivery: delivery, Row: row)))
            .OrderBy(pair => pair.Row.Key, StringComparer.Ordinal).ToArray();
        if (rows.Length == 0)
            return;
        var bodies = deliveries.Where(delivery => delivery.HasRows).ToArray();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Rows)
        {
            Parameters =
            {
                new("keys", rows.Select(r => r.Row.Key).ToArray()),
                Texts("alternates", rows.Select(r => r.Row.Alternate)),
                new("bodies", rows.Select(r => r.Delivery.BodyId).ToArray()),
                new("ordinals", rows.Select(r => r.Row.Ordinal).ToArray()),
                new("channels", rows.Select(r => r.Delivery.Delivery.Channel.Value).ToArray()),
                new("conversations", rows.Select(r => r.Row.Conversation).ToArray()),
                new("times", rows.Select(r => r.Delivery.ReceivedAt).ToArray()),
                new("written", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = rows.Select(r => r.Row.WrittenAt).ToArray() },
                new("states", rows.Select(r => r.Row.State).ToArray()),
                Texts("errors", rows.Select(r => r.Row.Error)),
                new("body_ids", bodies.Select(b => b.BodyId).ToArray()),
                new("types", bodies.Select(b => b.Delivery.ContentType).ToArray()),
                new("bytes", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = bodies.Select(b => b.Delivery.Body).ToArray() },
                new("body_times", bodies.Select(b => b.ReceivedAt).ToArray()),
            },
        });
    }

    private static void AddReceipts(NpgsqlBatch batch, IReadOnlyList<AcceptedDelivery> deliveries, DateTimeOffset now)
    {
        var receipts = deliveries.SelectMany(delivery => delivery.Delivery.Receipts).ToArray();
        if (receipts.Length == 0)
            return;
        batch.BatchCommands.Add(ReceiptUpdate.Of(receipts, now));
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };
}

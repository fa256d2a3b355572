using Alfred.Keys;

namespace Alfred.Inbox;

/// <summary>
/// Stores a batch of deliveries in one statement: rows that are new, the bodies that new rows need, the
/// addresses of conversations that are new, and what receipts say about the outbox.
/// </summary>
internal sealed class InboxInsert(NpgsqlDataSource database, KeySecret keys)
{
    private const string Rows = """
        with fresh as (
            insert into inbox (delivery_key, alternate_key, body_id, ordinal, channel, conversation, received_at, written_at, state,
                last_error, settled_at)
            select key, alternate, body, ordinal, channel, conversation, received, written, state, error, case when state = 'waiting'
                then null else received end
            from unnest(@keys, @alternates, @bodies, @ordinals, @channels, @conversations, @times, @written, @states, @errors)
                as r(key, alternate, body, ordinal, channel, conversation, received, written, state, error)
            on conflict do nothing
            returning id, delivery_key, body_id, conversation, state
        ), bodies as (
            insert into inbox_body (id, content_type, body, received_at)
            select id, type, bytes, received from unnest(@body_ids, @types, @bytes, @body_times) as b(id, type, bytes, received)
            where id in (select body_id from fresh)
        ), known as (
            insert into conversation (id, address, updated_at)
            select chat, address, @now from unnest(@chats, @addresses) as c(chat, address) where chat in (select conversation from fresh)
            on conflict (id) do nothing
        )
        select f.id, f.delivery_key, f.body_id,
               coalesce((select max(w.id) from inbox w where w.conversation = f.conversation and w.state = 'waiting'), 0)
        from fresh f where f.state = 'waiting' order by f.id
        """;

    /// <summary>Writes the batch.</summary>
    public async Task<InboxNews> WriteAsync(
        IReadOnlyList<AcceptedDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var hasReceipts = AddReceipts(batch, deliveries, now);
        var rows = AddRows(batch, deliveries, now);

        // A batch is one transaction: a failure of either statement leaves nothing.
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var moved = new HashSet<ConversationId>();
        if (hasReceipts)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (!reader.IsDBNull(0))
                    moved.Add(new(reader.GetString(0)));
            }

            await reader.NextResultAsync(cancellationToken);
        }

        return new(rows.Count > 0 ? await ReadAsync(reader, rows, cancellationToken) : [], moved);
    }

    private static async Task<IReadOnlyList<HandedOffMessage>> ReadAsync(
        NpgsqlDataReader reader, Dictionary<(Guid Body, string Key), NewRow> rows, CancellationToken cancellationToken)
    {
        var fresh = new List<HandedOffMessage>();
        // The statement does not see its own rows: of two for one conversation the first stands before the second.
        var last = new Dictionary<ConversationId, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = rows[(reader.GetGuid(2), reader.GetString(1))];
            var message = row.ToMessage(reader.GetInt64(0));
            fresh.Add(new(message, Math.Max(last.GetValueOrDefault(message.Conversation), reader.GetInt64(3)), row.Delivery));
            last[message.Conversation] = message.Id;
        }

        return fresh;
    }

    /// <summary>
    /// In the order in which they came, which is the order of the ids and so of the answers. Two processes that insert the same keys in
    /// different orders at one moment may block each other; the server ends one of the two, which tries again and finds the rows there.
    /// </summary>
    private Dictionary<(Guid Body, string Key),
        NewRow> AddRows(NpgsqlBatch batch, IReadOnlyList<AcceptedDelivery> deliveries, DateTimeOffset now)
    {
        var rows = deliveries.SelectMany(delivery => delivery.Rows(keys)).ToArray();
        var byKey = new Dictionary<(Guid Body, string Key), NewRow>(rows.Length);
        foreach (var row in rows)
            byKey.TryAdd((row.Delivery.BodyId, row.Key), row);
        if (rows.Length == 0)
            return byKey;
        var bodies = deliveries.Where(delivery => delivery.HasRows).ToArray();
        // In one order everywhere, so that processes that meet do not block each other.
        var chats = rows.Where(row => row.Address is not null)
            .DistinctBy(row => row.Conversation, StringComparer.Ordinal).OrderBy(row => row.Conversation, StringComparer.Ordinal).ToArray();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Rows)
        {
            Parameters =
            {
                new("keys", rows.Select(r => r.Key).ToArray()),
                Texts("alternates", rows.Select(r => r.Alternate)),
                new("bodies", rows.Select(r => r.Delivery.BodyId).ToArray()),
                new("ordinals", rows.Select(r => r.Ordinal).ToArray()),
                new("channels", rows.Select(r => r.Delivery.Delivery.Channel.Value).ToArray()),
                new("conversations", rows.Select(r => r.Conversation).ToArray()),
                new("times", rows.Select(r => r.Delivery.ReceivedAt).ToArray()),
                new("written", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = rows.Select(r => r.WrittenAt).ToArray() },
                new("states", rows.Select(r => r.State).ToArray()),
                Texts("errors", rows.Select(r => r.Error)),
                new("body_ids", bodies.Select(b => b.BodyId).ToArray()),
                new("types", bodies.Select(b => b.Delivery.ContentType).ToArray()),
                new("bytes", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = bodies.Select(b => b.Delivery.Body).ToArray() },
                new("body_times", bodies.Select(b => b.ReceivedAt).ToArray()),
                new("chats", chats.Select(c => c.Conversation).ToArray()),
                Texts("addresses", chats.Select(c => c.Address)),
                new("now", now),
            },
        });
        return byKey;
    }

    private static bool AddReceipts(NpgsqlBatch batch, IReadOnlyList<AcceptedDelivery> deliveries, DateTimeOffset now)
    {
        var receipts = deliveries.SelectMany(delivery => delivery.Delivery.Receipts).ToArray();
        if (receipts.Length == 0)
            return false;
        batch.BatchCommands.Add(ReceiptUpdate.Of(receipts, now));
        return true;
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };
}

/// <summary>What a batch of deliveries brought.</summary>
/// <param name="Messages">The messages that are new, in the order of their ids.</param>
/// <param name="Moved">Where a receipt was news of a reply whose sending had ended without an answer, or lets one go out again.</param>
internal sealed record InboxNews(IReadOnlyList<HandedOffMessage> Messages, IReadOnlyCollection<ConversationId> Moved)
{
    /// <summary>The new messages of each delivery.</summary>
    public IReadOnlyList<IReadOnlyList<StoredMessage>> For(IReadOnlyList<AcceptedDelivery> deliveries)
    {
        var byBody = Messages.ToLookup(message => message.Delivery.BodyId, message => message.Message);
        return [.. deliveries.Select(delivery => (IReadOnlyList<StoredMessage>)[.. byBody[delivery.BodyId]])];
    }
}

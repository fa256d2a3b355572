namespace Alfred.Inbox;

/// <summary>What a conversation reads and notes in the inbox while it works.</summary>
internal sealed class InboxStore(NpgsqlDataSource database, LargeBodies bodies) : ISettledCommands
{
    /// <summary>The next waiting messages of a conversation, oldest first.</summary>
    public async Task<IReadOnlyList<StoredMessage>> NextAsync(ConversationId conversation, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync("""
            select i.id, i.delivery_key, i.channel, i.ordinal, b.content_type, i.received_at, i.plan, i.settled_commands, i.attempts,
                i.due_at, b.id,
                   case when length(b.body) <= $3 then b.body end, i.replays, i.version
            from inbox i join inbox_body b on b.id = i.body_id
            where i.conversation = $1 and i.state = 'waiting' order by i.id limit $2
            """, [conversation.Value, limit, LargeBodies.Threshold],
            row => (Message: MessageOf(row, conversation), LargeBody: row.IsDBNull(11) ? row.GetGuid(10) : (Guid?)null), cancellationToken);
        var messages = new List<StoredMessage>(rows.Length);
        foreach (var (message, largeBody) in rows)
            messages.Add(largeBody is { } body ? message with { Body = await bodies.ReadAsync(body, cancellationToken) } : message);
        return messages;
    }

    private static StoredMessage MessageOf(NpgsqlDataReader reader, ConversationId conversation) => new()
    {
        Id = reader.GetInt64(0),
        Key = new DeliveryKey(reader.GetString(1)),
        Channel = new ChannelName(reader.GetString(2)),
        Conversation = conversation,
        Ordinal = reader.GetInt32(3),
        ContentType = reader.GetString(4),
        ReceivedAt = reader.GetFieldValue<DateTimeOffset>(5),
        Plan = reader.FindText(6),
        SettledCommands = reader.GetInt32(7),
        Attempts = reader.GetInt32(8),
        // "-infinity" stands for "never failed" and has no DateTimeOffset.
        DueAt = reader.GetInt32(8) == 0 ? DateTimeOffset.MinValue : reader.GetFieldValue<DateTimeOffset>(9),
        IsReplay = reader.GetInt32(12) > 0,
        Version = reader.GetInt32(13),
        Body = reader.IsDBNull(11) ? default(ReadOnlyMemory<byte>) : reader.GetFieldValue<byte[]>(11),
    };

    /// <summary>
    /// Keeps a plan before its first command runs, so that whoever runs the message from now on runs the same. It counts only if it was
    /// made by what the conversation remembers now.
    /// </summary>
    /// <returns>The message with its plan.</returns>
    /// <exception cref="MessageSettledException">Somebody else works on the message, or has done with it: what was read has to be read
    /// again.</exception>
    public async Task<StoredMessage> KeepPlanAsync(
        StoredMessage message, string plan, long memoryVersion, CancellationToken cancellationToken)
    {
        var jsonb = new NpgsqlParameter { Value = plan, NpgsqlDbType = NpgsqlDbType.Jsonb };
        var kept = await database.ExecuteAsync("""
            update inbox i set plan = $3, version = i.version + 1
            where i.id = $1 and i.state = 'waiting' and i.version = $2
              and coalesce((select c.version from conversation c where c.id = i.conversation), 0) = $4
            """, [message.Id, message.Version, jsonb, memoryVersion], cancellationToken);
        if (kept == 0)
            throw new MessageSettledException();
        return message with { Plan = plan, Version = message.Version + 1 };
    }

    /// <summary>
    /// Notes a try that failed by the message's own fault; nothing when somebody else has noted something since it was read.
    /// </summary>
    public async Task NoteFailureAsync(
        StoredMessage message, int attempts, string error, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("""
            update inbox set attempts = $3, last_error = $4, due_at = $5, version = version + 1
            where id = $1 and state = 'waiting' and version = $2
            """, [message.Id, message.Version, attempts, error, due], cancellationToken);
    }

    public async Task<SettledView> FindUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken)
    {
        // A dead letter may be replayed: what it did beyond the commands that were settled with it must be found then. Rows that are not
        // committed yet were handled by nobody.
        await using var command = database.CreateCommand("""
            select (select coalesce(max(id), 0) from inbox), i.id, i.settled_commands
            from (select 1) one left join inbox i on i.id = any ($1) and i.state in ('waiting', 'dead')
            """);
        command.Parameters.AddValues([commands.Select(id => id.Message).Distinct().ToArray()]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (last, open) = (0L, new Dictionary<long, int>());
        while (await reader.ReadAsync(cancellationToken))
        {
            last = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
                open.Add(reader.GetInt64(1), reader.GetInt32(2));
        }

        return new([.. commands.Where(id => open.TryGetValue(id.Message, out var settled) && id.Ordinal >= settled)], last);
    }
}

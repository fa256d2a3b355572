using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Ownership;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Inbox;

/// <summary>What a conversation reads and notes in the inbox while it works.</summary>
internal sealed class InboxStore(NpgsqlDataSource database, LargeBodies bodies, Owner owner) : IUnsettledCommands
{
    /// <summary>The next waiting messages of a conversation, oldest first.</summary>
    public async Task<IReadOnlyList<StoredMessage>> NextAsync(ConversationId conversation, int limit, CancellationToken cancellationToken)
    {
        var rows = await NextRowsAsync(conversation, limit, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].LargeBody is { } body)
                rows[i] = (rows[i].Message with { Body = await bodies.ReadAsync(body, cancellationToken) }, LargeBody: null);
        }

        return [.. rows.Select(row => row.Message)];
    }

    private async Task<List<(StoredMessage Message, Guid? LargeBody)>> NextRowsAsync(
        ConversationId conversation, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select i.id, i.delivery_key, i.channel, i.ordinal, b.content_type, i.received_at, i.plan, i.settled_commands, i.attempts, i.due_at, b.id,
                   case when length(b.body) <= $3 then b.body end, i.replays
            from inbox i join inbox_body b on b.id = i.body_id
            where i.conversation = $1 and i.state = 'waiting' order by i.id limit $2
            """);
        command.Parameters.Add(new() { Value = conversation.Value });
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = LargeBodies.Threshold });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(StoredMessage, Guid?)>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((MessageOf(reader, conversation), reader.IsDBNull(11) ? reader.GetGuid(10) : null));
        return rows;
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
        Plan = reader.IsDBNull(6) ? null : reader.GetString(6),
        SettledCommands = reader.GetInt32(7),
        Attempts = reader.GetInt32(8),
        // "-infinity" stands for "never failed" and has no DateTimeOffset.
        DueAt = reader.GetInt32(8) == 0 ? DateTimeOffset.MinValue : reader.GetFieldValue<DateTimeOffset>(9),
        IsReplay = reader.GetInt32(12) > 0,
        Body = reader.IsDBNull(11) ? default(ReadOnlyMemory<byte>) : reader.GetFieldValue<byte[]>(11),
    };

    /// <summary>Keeps a plan before its first command runs, so that a replay after a crash runs the same.</summary>
    /// <exception cref="OwnershipLostException">Another process works on the message; its plan counts.</exception>
    public async Task KeepPlanAsync(long message, string plan, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update inbox set plan = $2 where id = $1 and state = 'waiting' and (select epoch from instance) = $3");
        command.Parameters.Add(new() { Value = message });
        command.Parameters.Add(new() { Value = plan, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = owner.Epoch });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            throw new OwnershipLostException();
    }

    /// <summary>Notes a try that failed by the message's own fault. Only the owner's tries count.</summary>
    public async Task NoteFailureAsync(long message, int attempts, string error, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update inbox set attempts = $2, last_error = $3, due_at = $4 where id = $1 and state = 'waiting' and (select epoch from instance) = $5");
        command.Parameters.Add(new() { Value = message });
        command.Parameters.Add(new() { Value = attempts });
        command.Parameters.Add(new() { Value = error });
        command.Parameters.Add(new() { Value = due });
        command.Parameters.Add(new() { Value = owner.Epoch });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The conversations that have waiting messages.</summary>
    public async Task<IReadOnlyList<ConversationId>> WaitingConversationsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select distinct conversation from inbox where state = 'waiting'");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var conversations = new List<ConversationId>();
        while (await reader.ReadAsync(cancellationToken))
            conversations.Add(new(reader.GetString(0)));
        return conversations;
    }

    public async Task<ImmutableHashSet<CommandId>> WhichAreUnsettledAsync(
        IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken)
    {
        // A dead letter may be replayed: what it did beyond the commands that were settled with it must be found then.
        await using var command = database.CreateCommand("select id, settled_commands from inbox where id = any($1) and state in ('waiting', 'dead')");
        command.Parameters.Add(new() { Value = commands.Select(id => id.Message).Distinct().ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var open = new Dictionary<long, int>();
        while (await reader.ReadAsync(cancellationToken))
            open.Add(reader.GetInt64(0), reader.GetInt32(1));
        return [.. commands.Where(id => open.TryGetValue(id.Message, out var settled) && id.Ordinal >= settled)];
    }
}

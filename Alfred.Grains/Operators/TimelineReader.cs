using Alfred.Inbox;

namespace Alfred.Operators;

/// <summary>Reads what happened to a conversation's messages, without what they say.</summary>
internal sealed class TimelineReader(NpgsqlDataSource database)
{
    /// <summary>The journal is asked for these commands of each message.</summary>
    private const int MaxCommands = 10;

    private const string Messages = """
        select i.id, i.received_at, i.written_at, i.channel, i.state, i.attempts, i.replays, i.last_error, i.settled_at, i.plan::text,
            case when b.content_type = $4 then convert_from(b.body, 'UTF8')::jsonb ->> 'action' end, count(*) over ()
        from inbox i join inbox_body b on b.id = i.body_id
        where i.conversation = $3 and i.state <> 'quarantined' order by i.id desc limit $1 offset $2
        """;

    private const string Replies = """
        select inbox_id, id, state, stage, created_at, settled_at, coalesce(stage_reason, last_error)
        from outbox where inbox_id = any ($1) order by id
        """;

    private const string Journal = "select command_id, action from journal where command_id = any ($1) order by id";

    /// <summary>Reads a page, the latest message first.</summary>
    public async Task<PageOf<TimelineMessage>> ReadAsync(string conversation, int page, CancellationToken cancellationToken)
    {
        var messages = await MessagesAsync(conversation, page, cancellationToken);
        var rows = messages.Rows.Select(message => message.Row).ToArray();
        var replies = await RepliesAsync(rows, cancellationToken);
        var effects = await EffectsAsync(rows, cancellationToken);
        return new(
            [
                .. messages.Rows.Select(message => message with
                {
                    Replies = [.. replies[message.Row]],
                    Effects = [.. effects[message.Row]],
                    Understood = message.Understood.Length > 0 ? message.Understood
                        : effects[message.Row].Any() ? string.Join(", ", effects[message.Row].Distinct(StringComparer.Ordinal))
                        : message.SettledAt is null ? "not yet"
                        : "from its text alone; it changed nothing",
                }),
            ],
            page, messages.Total);
    }

    private async Task<PageOf<TimelineMessage>> MessagesAsync(string conversation, int page, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Messages);
        command.AddPage<TimelineMessage>(page);
        command.Parameters.AddValues([conversation, ScheduledOccurrence.ContentType]);
        return await command.ReadPageAsync(page, MessageOf, cancellationToken);
    }

    private static TimelineMessage MessageOf(NpgsqlDataReader reader) => new()
    {
        Row = reader.GetInt64(0),
        ReceivedAt = reader.GetFieldValue<DateTimeOffset>(1),
        WrittenAt = reader.FindTime(2),
        Channel = reader.GetString(3),
        State = reader.GetString(4),
        Attempts = reader.GetInt32(5),
        Replays = reader.GetInt32(6),
        Note = reader.FindText(7),
        SettledAt = reader.FindTime(8),
        Understood = !reader.IsDBNull(10) ? $"{reader.GetString(10)}, as scheduled"
            : !reader.IsDBNull(9) ? $"{ActionsOf(reader.GetString(9))}, by a plan that was stored" : "",
    };

    // Names of actions alone: arguments are what people wrote.
    private static string ActionsOf(string plan)
    {
        try
        {
            using var json = JsonDocument.Parse(plan);
            var commands = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.GetProperty("commands") : json.RootElement;
            return string.Join(", ", commands.EnumerateArray().Select(static command =>
                command.TryGetProperty("action", out var action) ? action.ToString() : "?"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "something that this version cannot read";
        }
    }

    private async Task<ILookup<long, TimelineReply>> RepliesAsync(long[] rows, CancellationToken cancellationToken)
    {
        var replies = await database.RowsAsync(
            Replies, [rows],
            static row => (Message: row.GetInt64(0), Reply: new TimelineReply(
                row.GetInt64(1), row.GetString(2), StageOf((DeliveryStage)row.GetInt16(3)),
                row.GetFieldValue<DateTimeOffset>(4), row.FindTime(5), row.FindText(6))),
            cancellationToken);
        return replies.ToLookup(reply => reply.Message, reply => reply.Reply);
    }

    private static string StageOf(DeliveryStage stage) => stage == DeliveryStage.None ? "no news" : stage.ToString().ToLowerInvariant();

    private async Task<ILookup<long, string>> EffectsAsync(long[] rows, CancellationToken cancellationToken)
    {
        var effects = await database.RowsAsync(
            Journal, [CommandIdsOf(rows)],
            static row => (Commands.CommandId.Parse(row.GetString(0)).Message, Action: row.GetString(1)), cancellationToken);
        return effects.ToLookup(effect => effect.Message, effect => effect.Action);
    }

    /// <summary>The ids that the commands of messages have in the journal.</summary>
    public static string[] CommandIdsOf(IEnumerable<long> rows) =>
        [.. rows.SelectMany(static row => Enumerable.Range(0, MaxCommands).Select(n => new Commands.CommandId(row, n).ToString()))];
}

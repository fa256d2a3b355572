using Alfred.Diagnostics;

namespace Alfred.Schedules;

/// <summary>Moves what is due from the schedule into the inbox, both in one transaction.</summary>
internal sealed partial class ScheduleStore(NpgsqlDataSource database, ILogger<ScheduleStore> log)
{
    private const int Batch = 200;
    private static readonly TimeSpan UnreadablePause = TimeSpan.FromHours(1);

    /// <summary>
    /// Brings at most <see cref="Batch"/> due schedules into the inbox. Of several occurrences that were missed only the last enters; the
    /// delivery key, made of schedule, rule and local day, keeps it single whatever happens. What was due once ends with it.
    /// </summary>
    /// <returns>The conversations that have something new; empty when nothing is due.</returns>
    public async Task<IReadOnlyList<ConversationId>> BringDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (due, unreadable) = await DueAsync(connection, now, cancellationToken);
        if (due.Count + unreadable.Count == 0)
            return [];
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var row in due)
            AddCommands(batch, row, now);
        // They must not stand in the way of the others, and an update of the program may know their zone.
        batch.BatchCommands.Add(new("update schedule set next_due = $2 where id = any ($1)")
        {
            Parameters = { new() { Value = unreadable.ToArray() }, new() { Value = now + UnreadablePause } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        MessagePath.Reach(MessagePath.BeforeOccurrences);
        await transaction.CommitAsync(cancellationToken);
        foreach (var row in due)
            MessageMetrics.Brought(now - row.Occurrence.Due);
        return [.. due.Select(row => row.Conversation).Distinct()];
    }

    /// <summary>
    /// Brings back what a clock that ran ahead moved too far into the future. An occurrence that came then does not come again: its key is
    /// in the inbox.
    /// </summary>
    public async Task ClampAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var (id, rule, due) in await FarAwayAsync(connection, now, cancellationToken))
        {
            if (rule.FirstAfter(Instant.FromDateTimeOffset(now)) is not { } occurrence)
                continue;
            var next = occurrence.Due.ToDateTimeOffset();
            await using var command = new NpgsqlCommand(
                "update schedule set next_due = $3 where id = $1 and next_due = $2 and next_due > $3", connection);
            command.Parameters.AddValues([id, due, next]);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The rule of a conversation's schedule; null when there is none of that name.</summary>
    public async Task<ScheduleRule?> FindAsync(ConversationId conversation, string name, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync(
            "select rule, zone, next_due from schedule where conversation = $1 and name = $2", [conversation.Value, name],
            static row => ScheduleRule.Parse(
                row.GetString(0), row.GetString(1), Instant.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(2))),
            cancellationToken);
        return found.FirstOrDefault();
    }

    // What is due within a day is never too far; what is due once was meant for that moment.
    private async Task<List<(long Id, ScheduleRule Rule, DateTimeOffset Due)>> FarAwayAsync(
        NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, rule, zone, next_due from schedule where next_due > $1", connection);
        command.Parameters.AddValues([now.AddDays(1)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(long, ScheduleRule, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var due = reader.GetFieldValue<DateTimeOffset>(3);
            if (RuleOf(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), due) is ScheduleRule.Recurring rule)
                rows.Add((reader.GetInt64(0), rule, due));
        }

        return rows;
    }

    private async Task<(List<Due> Due, List<long> Unreadable)> DueAsync(
        NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select id, conversation, rule, zone, next_due, name, channel, address, sender, action, arguments
            from schedule where next_due <= $1 and paused_at is null
            order by next_due limit $2 for update skip locked
            """, connection);
        command.Parameters.AddValues([now, Batch]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Due>();
        var unreadable = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var dueAt = reader.GetFieldValue<DateTimeOffset>(4);
            if (RuleOf(reader.GetInt64(0), reader.GetString(2), reader.GetString(3), dueAt) is { } rule)
                rows.Add(new(reader.GetInt64(0), new(reader.GetString(1)), rule, ScheduledOccurrence.Of(reader, first: 5, dueAt)));
            else
                unreadable.Add(reader.GetInt64(0));
        }

        return (rows, unreadable);
    }

    // One row that cannot be read (a zone that this version's time zone database does not have) must not hold up all the others.
    private ScheduleRule? RuleOf(long id, string rule, string zone, DateTimeOffset due)
    {
        try
        {
            return ScheduleRule.Parse(rule, zone, Instant.FromDateTimeOffset(due));
        }
        catch (FormatException exception)
        {
            LogUnreadable(log, id, exception);
            return null;
        }
    }

    private static void AddCommands(NpgsqlBatch batch, Due row, DateTimeOffset now)
    {
        var (last, next) = row.LastBefore(Instant.FromDateTimeOffset(now));
        var body = JsonSerializer.SerializeToUtf8Bytes(
            row.Occurrence with { Due = last.Due.ToDateTimeOffset() }, OccurrenceJson.Default.ScheduledOccurrence);
        batch.BatchCommands.Add(new("""
            with fresh as (
                insert into inbox (delivery_key, body_id, ordinal, channel, conversation, received_at)
                values ($1, $2, 0, $3, $4, $5) on conflict do nothing returning body_id
            )
            insert into inbox_body (id, content_type, body, received_at) select body_id, $6, $7, $5 from fresh
            """)
        {
            Parameters =
            {
                new() { Value = string.Create(CultureInfo.InvariantCulture, $"schedule:{row.Id}:{row.Rule.Text}:{last.Day:uuuu-MM-dd}") },
                new() { Value = Guid.CreateVersion7(now) },
                new() { Value = ChannelName.Schedule.Value },
                new() { Value = row.Conversation.Value },
                new() { Value = now },
                new() { Value = ScheduledOccurrence.ContentType },
                new() { Value = body },
            },
        });
        batch.BatchCommands.Add(next is not { } following
            ? new("delete from schedule where id = $1") { Parameters = { new() { Value = row.Id } } }
            : new("update schedule set next_due = $2, last_day = $3 where id = $1")
            {
                Parameters =
                {
                    new() { Value = row.Id },
                    new() { Value = following.Due.ToDateTimeOffset() },
                    new() { Value = last.Day.ToDateOnly() },
                },
            });
    }

    private sealed record Due(long Id, ConversationId Conversation, ScheduleRule Rule, ScheduledOccurrence Occurrence)
    {
        /// <summary>The last occurrence that is due, and the one after it; null for none.</summary>
        public (Occurrence Last, Occurrence? Next) LastBefore(Instant now)
        {
            // From just before the stored one, so that it is found again even if the zone's rules changed by an update meanwhile.
            var due = Instant.FromDateTimeOffset(Occurrence.Due);
            var last = Rule.FirstAfter(due - Duration.FromSeconds(1)) ?? new(due.InZone(Rule.Zone).Date, due);
            if (Rule is ScheduleRule.Once)
                return (last, null);
            var next = Rule.FirstAfter(last.Due);
            while (next is { } following && following.Due <= now)
                (last, next) = (following, Rule.FirstAfter(following.Due));
            return (last, next);
        }
    }

    [LoggerMessage(350, LogLevel.Error, "Schedule {Id} cannot be read and is left out for an hour")]
    private static partial void LogUnreadable(ILogger logger, long id, Exception exception);
}

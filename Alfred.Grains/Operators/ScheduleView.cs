using Alfred.Outbox;

namespace Alfred.Operators;

/// <inheritdoc cref="IScheduleView"/>
internal sealed class ScheduleView(
    NpgsqlDataSource database, ConversationNames names, OperatorOccurrences occurrences, AuditTrail audit, TimeProvider clock)
    : IScheduleView
{
    private const int Times = 5;

    // The last occurrence by its delivery key, which begins with the schedule's number: see ScheduleStore.
    private const string List = """
        select s.id, s.action, s.conversation, c.address, s.rule, s.zone, s.next_due, s.paused_at,
            l.received_at, l.state, l.last_error, o.id is not null, o.state, o.stage, coalesce(o.stage_reason, o.last_error),
            count(*) over ()
        from schedule s
        left join conversation c on c.id = s.conversation
        left join lateral (
            select * from inbox i where i.conversation = s.conversation and i.channel = $4
                and starts_with(i.delivery_key, 'schedule:' || s.id || ':') and i.received_at > $5
            order by i.id desc limit 1) l on true
        left join lateral (select * from outbox r where r.inbox_id = l.id order by r.id limit 1) o on true
        where $3::text is null or s.action = $3
        order by s.next_due, s.id limit $1 offset $2
        """;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(10);

    public async Task<PageOf<ScheduleRow>> ListAsync(string? action, int page, CancellationToken cancellationToken)
    {
        var people = await names.ReadAsync();
        await using var command = database.CreateCommand(List);
        command.AddPage<ScheduleRow>(page);
        command.Parameters.AddValues([
            new NpgsqlParameter { Value = (object?)action ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            ChannelName.Schedule.Value, clock.GetUtcNow() - Kept]);
        return await command.ReadPageAsync(
            page,
            row => new ScheduleRow
            {
                Id = row.GetInt64(0),
                Action = row.GetString(1),
                Conversation = row.GetString(2),
                Who = ConversationNames.Of(people, row.GetString(2), row.FindText(3)),
                Rule = row.GetString(4),
                Zone = row.GetString(5),
                Next = TimesOf(row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)),
                PausedAt = row.FindTime(7),
                Last = row.IsDBNull(8) ? null : ResultOf(row),
            },
            cancellationToken);
    }

    public async Task<ImmutableArray<string>> ActionsAsync(CancellationToken cancellationToken) =>
        [.. (string[])(await database.ScalarAsync(
            "select coalesce(array_agg(distinct action order by action), '{}') from schedule", [], cancellationToken))!];

    public Task<bool> RunNowAsync(long id, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "schedule.run", NameOf(id), async line =>
        {
            if (await FindAsync(id, cancellationToken) is not { } found)
                return false;
            await occurrences.BringAsync(line, found.Conversation, found.Occurrence, cancellationToken);
            return true;
        },
        Describe, cancellationToken);

    public Task<bool> PauseAsync(long id, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "schedule.pause", NameOf(id), async _ => await database.ExecuteAsync(
            "update schedule set paused_at = $2 where id = $1 and paused_at is null", [id, clock.GetUtcNow()], cancellationToken) > 0,
        Describe, cancellationToken);

    public Task<bool> ResumeAsync(long id, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "schedule.resume", NameOf(id), async _ =>
        {
            var found = await database.RowsAsync(
                "select rule, zone, next_due from schedule where id = $1", [id],
                static row => (row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
            return found is [var (rule, zone, due)] && await database.ExecuteAsync(
                "update schedule set paused_at = null, next_due = $3 where id = $1 and next_due = $2 and paused_at is not null",
                [id, due, NextAfter(rule, zone, due, clock.GetUtcNow())], cancellationToken) > 0;
        },
        Describe, cancellationToken);

    private async Task<(ConversationId Conversation, ScheduledOccurrence Occurrence)?> FindAsync(
        long id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select conversation, name, channel, address, sender, action, arguments::text from schedule where id = $1
            """);
        command.Parameters.AddValues([id]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (new(reader.GetString(0)), ScheduledOccurrence.Of(reader, first: 1, clock.GetUtcNow())) : null;
    }

    private static ImmutableArray<DateTimeOffset> TimesOf(string rule, string zone, DateTimeOffset due)
    {
        try
        {
            return ScheduleRule.Parse(rule, zone, Instant.FromDateTimeOffset(due)) is ScheduleRule.Recurring recurring
                ? [due, .. recurring.Recurrence.Next(Times - 1, Instant.FromDateTimeOffset(due), recurring.Zone)
                    .Select(static next => next.ToDateTimeOffset())]
                : [due];
        }
        catch (FormatException)
        {
            return [due];
        }
    }

    private static DateTimeOffset NextAfter(string rule, string zone, DateTimeOffset due, DateTimeOffset now)
    {
        try
        {
            return due < now && ScheduleRule.Parse(rule, zone, Instant.FromDateTimeOffset(due)) is ScheduleRule.Recurring recurring
                && recurring.FirstAfter(Instant.FromDateTimeOffset(now)) is { } next
                ? next.Due.ToDateTimeOffset()
                : due;
        }
        catch (FormatException)
        {
            // The schedule's own reading tells the operator of it.
            return due;
        }
    }

    private static ScheduleResult ResultOf(NpgsqlDataReader reader)
    {
        var (at, state, note) = (reader.GetFieldValue<DateTimeOffset>(8), reader.GetString(9), reader.FindText(10));
        if (!reader.GetBoolean(11))
        {
            return state switch
            {
                "waiting" => new(at, "waits to run", IsGood: true),
                "done" => new(at, note ?? "ran; nothing to say", IsGood: true),
                _ => new(at, $"given up: {note}", IsGood: false),
            };
        }

        var reason = reader.FindText(14);
        return (reader.GetString(12), reader.GetInt16(13)) switch
        {
            ("dead", _) or (_, 1) => new(at, $"not delivered: {reason}", IsGood: false),
            ("held", _) => new(at, $"held until the person writes: {reason}", IsGood: false),
            ("sent", 0) when reason == OutboxStore.ReplacedNote => new(at, "replaced by a later one", IsGood: true),
            ("sent", 3) => new(at, "delivered", IsGood: true),
            ("sent", >= 4) => new(at, "read", IsGood: true),
            ("sent", _) => new(at, "sent", IsGood: true),
            ("uncertain", _) => new(at, $"nobody knows whether it was sent: {reason}", IsGood: false),
            _ => new(at, reason is null ? "waits to be sent" : $"waits to be sent: {reason}", IsGood: true),
        };
    }

    private static string NameOf(long id) => string.Create(CultureInfo.InvariantCulture, $"schedule-{id}");

    private static string Describe(bool isDone) => isDone ? "done" : "nothing to do";
}

using System.Diagnostics;
using Alfred.Briefings;
using Alfred.ReadModels;

namespace Alfred.Operators;

/// <summary>
/// Asks the database how much waits. Metrics, the console and its watchers ask often; the database is asked once in <see cref="Fresh"/>.
/// </summary>
internal sealed class WorkFiguresReader(NpgsqlDataSource database, IReadModel readModel, TimeProvider clock) : IWorkFigures, IDisposable
{
    /// <summary>How long figures are good enough for whoever asks next.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>What was due so long ago should have arrived.</summary>
    private static readonly TimeSpan DeliveryTime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Every part is a look into a small index: of what waits, what failed, and what was scheduled in the last day.
    private const string Question = """
        with waiting as (
            select i.received_at from inbox i
            where i.state = 'waiting'
                and not exists (select from conversation c where c.id = i.conversation and c.paused_at is not null)
        ), open as (
            select state, due_at from outbox where is_open
        ), briefings as (
            select i.received_at, i.state as inbox_state, r.id, r.state, r.stage
            from inbox i
            join inbox_body b on b.id = i.body_id
            left join lateral (select * from outbox r where r.inbox_id = i.id order by r.id limit 1) r on true
            where i.channel = $3 and i.received_at > $1 - interval '24 hours'
                and case when b.content_type = $4 then convert_from(b.body, 'UTF8')::jsonb ->> 'action' = $5 end
        ), ends as (
            select received_at,
                coalesce(case when id is null then inbox_state = 'done' else state = 'sent' and stage <> 1 end, false) as is_good
            from briefings
        )
        select
            (select count(*) from waiting), (select min(received_at) from waiting),
            (select count(*) from open), (select min(due_at) from open where due_at <= $1),
            (select count(*) from open where state = 'uncertain'), (select count(*) from outbox where state = 'held'),
            (select count(*) from inbox where state in ('dead', 'quarantined')) + (select count(*) from outbox where has_failed),
            (select count(*) from conversation where paused_at is not null),
            (select count(*) from schedule where paused_at is null),
            (select min(next_due) from schedule where next_due <= $1 and paused_at is null),
            (select count(*) from ends), (select count(*) from ends where is_good),
            (select count(*) from ends where not is_good and received_at <= $2),
            (select coalesce(max(id), 0) from inbox) + (select coalesce(max(id), 0) from outbox)
                + (select coalesce(extract(epoch from max(settled_at))::bigint, 0) from inbox)
                + (select coalesce(extract(epoch from max(settled_at))::bigint, 0) from outbox)
        """;

    private readonly SemaphoreSlim _asking = new(1);
    private WorkFigures? _last;
    private long _askedAt;

    public async Task<WorkFigures> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_last is { } known && clock.GetElapsedTime(_askedAt) < Fresh)
            return known;
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } other && clock.GetElapsedTime(_askedAt) < Fresh)
                return other;
            _last = await AskAsync();
            _askedAt = clock.GetTimestamp();
            return _last;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<WorkFigures> AskAsync()
    {
        var (now, since) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await using var command = database.CreateCommand(Question);
            command.Parameters.AddValues([
                now, now - DeliveryTime, ChannelName.Schedule.Value, ScheduledOccurrence.ContentType, BriefingSchedule.Action]);
            await using var reader = await command.ExecuteReaderAsync(limit.Token);
            await reader.ReadAsync(limit.Token);
            return FiguresOf(reader, now, Stopwatch.GetElapsedTime(since));
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            return new() { IsRedisUp = IsRedisUp };
        }
    }

    private bool? IsRedisUp => (readModel as RedisReadModel)?.IsConnected;

    private WorkFigures FiguresOf(NpgsqlDataReader reader, DateTimeOffset now, TimeSpan took) => new()
    {
        DatabaseTime = took,
        IsRedisUp = IsRedisUp,
        InboxWaiting = reader.GetInt64(0),
        InboxAge = Since(reader, 1, now),
        OutboxOpen = reader.GetInt64(2),
        OutboxAge = Since(reader, 3, now),
        Uncertain = reader.GetInt64(4),
        Held = reader.GetInt64(5),
        DeadLetters = reader.GetInt64(6),
        Paused = reader.GetInt64(7),
        Schedules = reader.GetInt64(8),
        ScheduleOverdue = Since(reader, 9, now),
        BriefingsDue = reader.GetInt64(10),
        BriefingsDelivered = reader.GetInt64(11),
        BriefingsUndelivered = reader.GetInt64(12),
        LastChange = reader.GetInt64(13),
    };

    // A clock that was set back makes nothing wait for less than no time.
    private static TimeSpan Since(NpgsqlDataReader reader, int column, DateTimeOffset now) =>
        reader.IsDBNull(column) || reader.GetFieldValue<DateTimeOffset>(column) is var moment && moment > now
            ? TimeSpan.Zero
            : now - reader.GetFieldValue<DateTimeOffset>(column);
}

using Alfred.Briefings;
using Alfred.Model;
using Alfred.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Operators;

/// <inheritdoc cref="IDayView"/>
internal sealed class DayReader(
    NpgsqlDataSource database, Instance instance, BriefingLedger briefings, WhatsAppUsage usage, ConversationNames names,
    IScheduleView schedules, IServiceProvider services, TimeProvider clock) : IDayView
{
    private const int NextSchedules = 5;

    // What was settled today is found by an index; what waits is little.
    private const string Messages = """
        with today as (
            select received_at, settled_at, channel, state from inbox
            where (settled_at >= $1 or state = 'waiting') and received_at >= $1
        )
        select
            array(select count(t.received_at) from generate_series(0, $3 - 1) as hour left join today t
                on t.channel <> $2 and floor(extract(epoch from t.received_at - $1) / 3600) = hour group by hour order by hour),
            (select count(*) from today where channel = $2),
            (select count(*) from today where state in ('dead', 'quarantined')),
            (select percentile_cont(0.5) within group (order by extract(epoch from settled_at - received_at)) from today
                where channel <> $2 and state = 'done'),
            (select percentile_cont(0.95) within group (order by extract(epoch from settled_at - received_at)) from today
                where channel <> $2 and state = 'done'),
            (select count(*) from outbox where settled_at >= $1 and state = 'sent' and stage <> 1),
            (select count(*) from outbox where settled_at >= $1 and state = 'sent' and stage >= 3),
            (select count(*) from outbox where settled_at >= $1 and has_failed)
        """;

    public async Task<DayView> TodayAsync(CancellationToken cancellationToken = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(instance.Zone);
        var midnight = instance.Zone.AtStartOfDay(now.Date);
        var hours = (int)Math.Ceiling((now - midnight).TotalHours);
        var day = await MessagesAsync(midnight.ToDateTimeOffset().ToUniversalTime(), Math.Max(hours, 1), cancellationToken);
        return day with
        {
            Briefings = await BriefingsAsync(day.Since, cancellationToken),
            Next = [.. (await schedules.ListAsync(action: null, 1, cancellationToken)).Rows.Where(static row => row.PausedAt is null)
                .Take(NextSchedules)],
            Prices = await PricesAsync(now.Date, cancellationToken),
            Model = services.GetService<ModelBudget>() is { } budget ? await budget.ReadAsync(cancellationToken) : null,
        };
    }

    private async Task<DayView> MessagesAsync(DateTimeOffset since, int hours, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Messages);
        command.Parameters.AddValues([since, ChannelName.Schedule.Value, hours]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new()
        {
            Since = since,
            Currency = instance.Currency,
            MessagesByHour = [.. reader.GetFieldValue<long[]>(0)],
            Occurrences = reader.GetInt64(1),
            GivenUp = reader.GetInt64(2),
            MedianTime = reader.IsDBNull(3) ? null : TimeSpan.FromSeconds(reader.GetDouble(3)),
            SlowTime = reader.IsDBNull(4) ? null : TimeSpan.FromSeconds(reader.GetDouble(4)),
            Sent = reader.GetInt64(5),
            Delivered = reader.GetInt64(6),
            Failed = reader.GetInt64(7),
        };
    }

    private async Task<ImmutableArray<BriefingRow>> BriefingsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var people = await names.ReadAsync();
        return
        [
            .. (await briefings.ListAsync(since, cancellationToken)).Select(briefing => new BriefingRow(
                briefing.Conversation.Value, ConversationNames.Of(people, briefing.Conversation.Value, address: null), briefing.Delivery)),
        ];
    }

    private async Task<ImmutableArray<PriceRow>> PricesAsync(LocalDate today, CancellationToken cancellationToken) =>
    [
        .. (await usage.CountPricedAsync(new DateOnly(today.Year, today.Month, 1), cancellationToken))
            .GroupBy(static price => (price.Category, price.IsBillable))
            .Select(static same => new PriceRow(same.Sum(static price => price.Count), same.Key.Category, same.Key.IsBillable)),
    ];
}

using Alfred.Inbox;
using Alfred.Outbox;

namespace Alfred.Briefings;

/// <summary>
/// Finds what became of briefings in the rows that brought and sent them: an occurrence in the inbox, and what answered it in the outbox,
/// whose stage the channel's receipts have moved.
/// </summary>
internal sealed class BriefingLedger(NpgsqlDataSource database)
{
    private const int MaxReasonLength = 200;

    private const string Since = """
        select i.received_at, (o.said ->> 'due')::timestamptz, i.state, r.id is not null, r.state, r.stage, r.settled_at,
            coalesce(r.stage_reason, r.last_error), i.conversation
        from inbox i
        join inbox_body b on b.id = i.body_id
        cross join lateral (select case when b.content_type = $3 then convert_from(b.body, 'UTF8')::jsonb end as said) o
        left join lateral (select * from outbox r where r.inbox_id = i.id order by r.id limit 1) r on true
        where i.received_at >= $1 and i.channel = $2 and o.said ->> 'action' = $4
        order by i.id
        """;

    private const string Last = """
        select i.received_at, (o.said ->> 'due')::timestamptz, i.state, r.id is not null, r.state, r.stage, r.settled_at,
            coalesce(r.stage_reason, r.last_error)
        from inbox i
        join inbox_body b on b.id = i.body_id
        cross join lateral (select case when b.content_type = $3 then convert_from(b.body, 'UTF8')::jsonb end as said) o
        left join lateral (select * from outbox r where r.inbox_id = i.id order by r.id limit 1) r on true
        where i.conversation = $1 and i.channel = $2 and o.said ->> 'action' = $4
        order by i.id desc limit 1
        """;

    /// <summary>
    /// The last briefing that was due in a conversation; null when none is known any more (the inbox forgets after 9 days).
    /// </summary>
    public async Task<BriefingDelivery?> FindLastAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync(
            Last, [conversation.Value, ChannelName.Schedule.Value, ScheduledOccurrence.ContentType, BriefingSchedule.Action],
            DeliveryOf, cancellationToken);
        return found.FirstOrDefault();
    }

    /// <summary>The briefings of all conversations that were brought since a moment, earliest first.</summary>
    public async Task<IReadOnlyList<(ConversationId Conversation, BriefingDelivery Delivery)>> ListAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        await database.RowsAsync(
            Since, [since, ChannelName.Schedule.Value, ScheduledOccurrence.ContentType, BriefingSchedule.Action],
            static row => (new ConversationId(row.GetString(8)), DeliveryOf(row)), cancellationToken);

    private static BriefingDelivery DeliveryOf(NpgsqlDataReader reader)
    {
        var stage = reader.GetBoolean(3)
            ? StageOf(reader.GetString(4), (DeliveryStage)reader.GetInt16(5), reader.FindText(7))
            : reader.GetString(2) switch
            {
                "waiting" => BriefingStage.Waiting,
                "done" => BriefingStage.Silent,
                _ => BriefingStage.Broken,
            };
        return new()
        {
            BroughtAt = reader.GetFieldValue<DateTimeOffset>(0),
            Due = reader.GetFieldValue<DateTimeOffset>(1),
            Stage = stage,
            SettledAt = reader.FindTime(6),
            Reason = stage == BriefingStage.Failed && !reader.IsDBNull(7) ? ShortText.Of(reader.GetString(7), MaxReasonLength) : null,
        };
    }

    // What the outbox's columns mean: see the migration. A replaced row is "sent" without having left.
    private static BriefingStage StageOf(string state, DeliveryStage stage, string? note) => (state, stage) switch
    {
        ("held", _) => BriefingStage.Held,
        ("pending" or "sending" or "uncertain", _) => BriefingStage.Sending,
        ("dead", _) or (_, DeliveryStage.Failed) => BriefingStage.Failed,
        (_, DeliveryStage.None) when note == OutboxStore.ReplacedNote => BriefingStage.Replaced,
        (_, DeliveryStage.Delivered) => BriefingStage.Delivered,
        (_, >= DeliveryStage.Read) => BriefingStage.Read,
        _ => BriefingStage.Sent,
    };
}

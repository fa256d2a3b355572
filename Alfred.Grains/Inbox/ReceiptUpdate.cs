using System.Security.Cryptography;

namespace Alfred.Inbox;

/// <summary>What receipts say about the outbox and about costs, as one statement of a batch.</summary>
internal static class ReceiptUpdate
{
    /// <summary>A message that fails again and again behind the provider's door is not repeated for ever.</summary>
    private const int MaxAttempts = 5;

    /// <summary>
    /// The stage of a sent message only rises; a failure counts while nothing better is known, and only for the attempt that it belongs to.
    /// A receipt is also proof of the sending itself, which settles a row that is being sent or whose send was cut off, also when it
    /// already waits to go out again. A failure that is not the last word opens the row again: because the window is closed (the channel
    /// then sees to it that the person is asked to write), or because the provider had a bad moment. When it comes before the send's
    /// answer, the row is still being sent: the failure leaves a due time behind that of the attempt, by which the end of the sending knows
    /// that the row is to go out again. Only the last part is told about: with a window that was open throughout, the parts before it have
    /// left. A window counts as closed from the attempt on: who wrote since has opened it.
    /// </summary>
    private const string Text = """
        with news as (
            select * from unnest(@providers, @outboxes, @stages, @reasons, @closed, @waits) as u(provider, outbox, stage, reason, closed,
                wait)
        ), matched as (
            select distinct on (o.id) o.id, o.conversation, o.state as was, n.provider, n.stage, n.reason, n.closed, least(o.tried_at,
                @now) as tried_at,
                   n.stage = 1 and o.stage <= 1 and o.state in ('sent', 'uncertain') and (n.closed or (n.wait is not null
                       and o.attempts < @most)) as reopens,
                   n.stage = 1 and o.stage = 0 and o.state = 'sending' and (n.closed or (n.wait is not null
                       and o.attempts < @most)) as is_early,
                   @now + coalesce(n.wait, interval '0') as due
            from news n join outbox o on o.provider_id = n.provider or o.id = n.outbox
            where n.stage > 1 or (o.state = 'sending' and o.provider_id is null)
               or (o.state in ('sent', 'uncertain') and coalesce(o.provider_id, n.provider) = n.provider)
            order by o.id, n.stage desc
        ), closed as (
            insert into closed_window (conversation, closed_at) select conversation, min(tried_at) from matched where closed
                group by conversation on conflict do nothing
        ), prices as (
            insert into message_price (message, day, category, model, is_billable)
            select distinct on (message) message, (@now at time zone 'utc')::date, category, model, billable
            from unnest(@messages, @categories, @models, @billable) as p(message, category, model, billable)
            order by message on conflict do nothing
        )
        update outbox o
        set stage = case when m.reopens then 0 else m.stage end, stage_reason = m.reason, provider_id = coalesce(o.provider_id, m.provider),
            state = case when m.reopens then 'pending'
                         when o.state = 'uncertain' or (o.state = 'sending' and m.stage > 1) or (o.state = 'pending'
                             and o.uncertain_tries > 0) then 'sent'
                         else o.state end,
            settled_at = case when m.reopens then null
                              when o.state = 'uncertain' or (o.state = 'sending' and m.stage > 1) or (o.state = 'pending'
                                  and o.uncertain_tries > 0) then @now
                              else o.settled_at end,
            due_at = case when m.reopens then m.due when m.is_early then greatest(m.due, o.tried_at + interval '1 millisecond')
                else o.due_at end,
            heard_at = case when (m.reopens or m.is_early) and m.closed then null else o.heard_at end,
            parts_sent = case when (m.reopens or m.is_early) and m.closed then 0 else o.parts_sent end
        from matched m where o.id = m.id and (o.stage < m.stage or m.reopens)
        returning case when o.uncertain_tries > 0 or m.reopens or m.was = 'sending' then o.conversation end
        """;

    /// <summary>The command for these receipts.</summary>
    public static NpgsqlBatchCommand Of(IReadOnlyList<Receipt> receipts, DateTimeOffset now)
    {
        var priced = receipts.Where(r => r.Price is not null).ToArray();
        return new NpgsqlBatchCommand(Text)
        {
            Parameters =
            {
                new("providers", receipts.Select(r => r.ProviderId).ToArray()),
                new("outboxes", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = receipts.Select(r => r.OutboxId).ToArray() },
                new("stages", receipts.Select(r => (short)r.Stage).ToArray()),
                new("reasons", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = receipts.Select(r => r.Reason).ToArray() },
                new("closed", receipts.Select(r => r.IsWindowClosed).ToArray()),
                new("waits", NpgsqlDbType.Array | NpgsqlDbType.Interval) { Value = receipts.Select(r => r.RetryAfter).ToArray() },
                new("messages", priced.Select(r => KeyOf(r.ProviderId)).ToArray()),
                new("categories", priced.Select(r => r.Price!.Category).ToArray()),
                new("models", priced.Select(r => r.Price!.Model).ToArray()),
                new("billable", priced.Select(r => r.Price!.IsBillable).ToArray()),
                new("most", MaxAttempts),
                new("now", now),
            },
        };
    }

    private static Guid KeyOf(string providerId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(providerId)).AsSpan(0, 16));
}

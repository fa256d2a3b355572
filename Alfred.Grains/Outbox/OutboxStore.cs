using System.Text.Json;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Ownership;
using Alfred.Serialization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Alfred.Outbox;

/// <summary>
/// The rows of the outbox. pending → sending → sent; back to pending for later; dead when it can never be sent; uncertain when an attempt ended
/// without an answer; held until the person writes again when it is of no use to try before
/// (the channel is asked once a day whether that is still so).
/// </summary>
internal sealed partial class OutboxStore(NpgsqlDataSource database, Owner owner, TimeProvider clock, ILogger<OutboxStore> log)
{
    /// <summary>
    /// The open rows: the heads of all conversations before what waits behind them, so that a channel that is away does not fill the memory that the
    /// others need. Within a conversation in its order. What cannot be read (a newer version wrote it) is given up: it must not hold up all the others.
    /// </summary>
    public async Task<IReadOnlyList<WaitingReply>> OpenAsync(int limit, CancellationToken cancellationToken)
    {
        var (open, unreadable) = await ReadOpenAsync(limit, cancellationToken);
        if (unreadable.Count == 0)
            return open;
        await GiveUpAsync(unreadable, cancellationToken);
        // Those that had no room beside them.
        return (await ReadOpenAsync(limit, cancellationToken)).Open;
    }

    private async Task<(List<WaitingReply> Open, List<long> Unreadable)> ReadOpenAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select id, channel, conversation, address, reply, heard_at, attempts, created_at, uncertain_tries > 0, due_at, state = 'uncertain' or (state = 'sending' and is_inline)
            from (
                select *, row_number() over (partition by conversation order by id) as place
                from outbox where state in ('pending', 'sending', 'uncertain')
            ) o
            order by place, id limit $1
            """);
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<WaitingReply>();
        var unreadable = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (FindReply(reader.GetInt64(0), reader.GetString(4)) is not { } reply)
            {
                unreadable.Add(reader.GetInt64(0));
                continue;
            }

            var message = new OutboundMessage(
                reader.GetInt64(0), new ConversationId(reader.GetString(2)), new Address(reader.GetString(3)), reply,
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5));
            var row = new ClaimedRow(
                new ChannelName(reader.GetString(1)), message, reader.GetInt32(6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetBoolean(8));
            rows.Add(new(row, reader.GetFieldValue<DateTimeOffset>(9), reader.GetBoolean(10)));
        }

        return (rows, unreadable);
    }

    private async Task GiveUpAsync(IReadOnlyCollection<long> unreadable, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox set state = 'dead', settled_at = $2, last_error = 'its row cannot be read'
            where id = any ($1) and state in ('pending', 'sending', 'uncertain') and (select epoch from instance) = $3
            """);
        command.Parameters.Add(new() { Value = unreadable.ToArray() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = owner.Epoch });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Takes a row for an HTTP response that is still open. The condition decides between the response and the worker. A response that is not
    /// confirmed until <paramref name="confirmedBy"/> was cut off: then the worker sends the row.
    /// </summary>
    public async Task<InlineReply?> ClaimInlineAsync(long id, DateTimeOffset confirmedBy, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox set state = 'sending', attempts = attempts + 1, claimed_epoch = $2, due_at = $3
            where id = $1 and state = 'pending' and is_inline and (select epoch from instance) = $2
            returning reply
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = owner.Epoch });
        command.Parameters.Add(new() { Value = confirmedBy });
        return await command.ExecuteScalarAsync(cancellationToken) is string reply ? new InlineReply(id, ReplyOf(reply)) : null;
    }

    /// <summary>Notes that a response carried a row.</summary>
    public async Task MarkSentAsync(long id, DateTimeOffset now)
    {
        // No token: a sent message must be noted even while the process stops.
        await using var command = database.CreateCommand(
            "update outbox set state = 'sent', settled_at = $2, last_error = null where id = $1 and state <> 'dead'");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Rows that a process was sending that owned the instance before. Nobody knows whether they left. They wait for news until <paramref name="due"/>.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RecoverAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox o
            set state = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 'pending' when o.stage > 0 then 'sent' else 'uncertain' end,
                stage = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 0 else o.stage end,
                settled_at = case when o.stage > 0 and not (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then $1 end,
                uncertain_tries = o.uncertain_tries + case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 0 else 1 end,
                due_at = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then o.due_at else $1 end,
                last_error = 'nothing is known about the end of its sending'
            where state = 'sending' and claimed_epoch < $2 and (select epoch from instance) = $2
            """);
        command.Parameters.Add(new() { Value = due });
        command.Parameters.Add(new() { Value = owner.Epoch });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Asks the channel once a day again about what waits for its person: the template that should have told them may never have come. Such a row
    /// starts anew, so that a channel that cannot say it now does not find it too old.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RecheckHeldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox set state = 'pending', due_at = $1, created_at = $1, attempts = 0
            where state = 'held' and due_at <= $1 - interval '24 hours' and (select epoch from instance) = $2
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = owner.Epoch });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Lets out what was held although its person wrote while it was being tried: the end of that message found it still on its way, and released nothing.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReleaseHeardAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox o set state = 'pending', due_at = $1, heard_at = heard.at
            from outbox h, lateral (
                select max(coalesce(i.written_at, i.received_at)) as at from inbox i
                where i.conversation = h.conversation and i.channel = 'whatsapp' and i.received_at > h.tried_at
            ) heard
            where h.state = 'held' and o.id = h.id and o.state = 'held' and heard.at > $1 - interval '24 hours' and (select epoch from instance) = $2
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = owner.Epoch });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Of what a schedule said while nobody was in, only the last counts: a person who comes back after a month wants one briefing and not thirty.
    /// </summary>
    public async Task ReplaceHeldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The second part of an occurrence's key is its schedule.
        await using var command = database.CreateCommand("""
            with held as (
                select o.id, max(o.id) over (partition by o.conversation, split_part(i.delivery_key, ':', 2)) as last
                from outbox o join inbox i on i.id = o.inbox_id
                where o.state = 'held' and i.channel = 'schedule'
            )
            update outbox o set state = 'sent', settled_at = $1, last_error = 'the next of its schedule replaced it'
            from held where o.id = held.id and held.id < held.last and o.state = 'held' and (select epoch from instance) = $2
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = owner.Epoch });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Reply? FindReply(long id, string json)
    {
        try
        {
            return ReplyOf(json);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            LogUnreadable(log, id, exception);
            return null;
        }
    }

    private static Reply ReplyOf(string json) => JsonSerializer.Deserialize(json, RowJson.Default.Reply)!;
}

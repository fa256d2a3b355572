using System.Text.Json;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Ownership;
using Alfred.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Outbox;

/// <summary>
/// The rows of the outbox. pending → sending → sent; back to pending for later; dead when it can never be sent; uncertain when an attempt ended
/// without an answer; held until the person writes again when it is of no use to try before.
/// </summary>
internal sealed class OutboxStore(NpgsqlDataSource database, Owner owner)
{
    /// <summary>Claims what is due: of each conversation only its oldest open row, so that order is kept.</summary>
    public async Task<IReadOnlyList<ClaimedRow>> ClaimDueAsync(
        DateTimeOffset now, IReadOnlyCollection<ChannelName> paused, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            with head as (
                select distinct on (conversation) id, state, due_at, channel
                from outbox where state in ('pending', 'sending', 'uncertain') order by conversation, id
            ), due as (
                select id from head where state = 'pending' and due_at <= $1 and channel <> all ($2) order by due_at, id limit $3
            )
            update outbox o set state = 'sending', is_inline = false, attempts = o.attempts + 1, claimed_epoch = $4, tried_at = $1
            from due where o.id = due.id and o.state = 'pending' and (select epoch from instance) = $4
            returning o.id, o.channel, o.conversation, o.address, o.reply, o.attempts, o.created_at, o.uncertain_tries > 0, o.heard_at
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = paused.Select(channel => channel.Value).ToArray() });
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = owner.Epoch });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ClaimedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var message = new OutboundMessage(
                reader.GetInt64(0), new ConversationId(reader.GetString(2)), new Address(reader.GetString(3)), ReplyOf(reader.GetString(4)),
                reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8));
            rows.Add(new(new ChannelName(reader.GetString(1)), message, reader.GetInt32(5), reader.GetFieldValue<DateTimeOffset>(6), reader.GetBoolean(7)));
        }

        return rows;
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

    /// <summary>Notes a success. A receipt may have noted it before.</summary>
    public Task MarkSentAsync(long id, string? providerId, DateTimeOffset now) => MarkSentAsync([(id, providerId)], now);

    /// <summary>
    /// Notes successes in one round trip. The news that the window was closed may come before the answer: then the row waits for the person.
    /// </summary>
    public async Task MarkSentAsync(IReadOnlyList<(long Id, string? ProviderId)> sent, DateTimeOffset now)
    {
        // No token: a sent message must be noted even while the process stops.
        await using var command = database.CreateCommand("""
            update outbox o
            set state = case when o.stage = 1 and o.state = 'sending' and exists (select from closed_window w where w.conversation = o.conversation)
                             then 'held' else 'sent' end,
                provider_id = coalesce(s.provider, o.provider_id), settled_at = $3, last_error = null
            from unnest($1, $2) as s(id, provider) where o.id = s.id and o.state <> 'dead'
            """);
        command.Parameters.Add(new() { Value = sent.Select(s => s.Id).ToArray() });
        command.Parameters.Add(new() { Value = sent.Select(s => s.ProviderId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Gives a row back: not sent, to be tried again.</summary>
    public Task PutBackAsync(long id, DateTimeOffset due, string reason) =>
        MarkAsync(id, "update outbox set state = 'pending', due_at = $2, last_error = $3 where id = $1 and state = 'sending'", due, reason);

    /// <summary>Lays a row aside until its person writes again; the completion of that message releases it.</summary>
    public Task HoldAsync(long id, DateTimeOffset now, string reason) =>
        MarkAsync(id, "update outbox set state = 'held', due_at = $2, last_error = $3 where id = $1 and state = 'sending'", now, reason);

    /// <summary>Gives a row up.</summary>
    public Task MarkDeadAsync(long id, DateTimeOffset now, string reason) =>
        MarkAsync(id, "update outbox set state = 'dead', settled_at = $2, last_error = $3 where id = $1 and state = 'sending'", now, reason);

    /// <summary>
    /// Notes that an attempt ended without an answer; without news it is due again at <paramref name="due"/>. News may have come before.
    /// </summary>
    public Task MarkUncertainAsync(long id, DateTimeOffset due, string reason) =>
        MarkAsync(
            id,
            """
            update outbox set state = case when stage > 0 then 'sent' else 'uncertain' end, settled_at = case when stage > 0 then $2 end,
                              uncertain_tries = uncertain_tries + 1, due_at = $2, last_error = $3
            where id = $1 and state = 'sending'
            """,
            due, reason);

    /// <summary>
    /// Rows that are being sent by nobody: by a process that died, or claimed by this one in a statement whose answer was lost. Nobody knows
    /// whether they left. They wait for news until <paramref name="due"/>.
    /// </summary>
    /// <param name="inFlight">What this process is sending.</param>
    /// <param name="due">When they go out again.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RecoverAsync(IReadOnlyCollection<long> inFlight, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox set state = case when stage > 0 then 'sent' else 'uncertain' end, settled_at = case when stage > 0 then $1 end,
                              uncertain_tries = uncertain_tries + 1, due_at = $1, last_error = 'nothing is known about the end of its sending'
            where state = 'sending' and (select epoch from instance) = $2
              and (claimed_epoch < $2 or (claimed_epoch = $2 and not is_inline and id <> all ($3)))
            """);
        command.Parameters.Add(new() { Value = due });
        command.Parameters.Add(new() { Value = owner.Epoch });
        command.Parameters.Add(new() { Value = inFlight.ToArray() });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Uncertain rows without news in time: sent once more after the first time (a doubled reply is a nuisance, a lost one a failure), given up
    /// after the second. A response that took an answer and was never confirmed counts as the first time.
    /// </summary>
    public async Task<int> ResendUncertainAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox set state = case when uncertain_tries < 2 then 'pending' else 'dead' end,
                              settled_at = case when uncertain_tries < 2 then null else $1 end,
                              uncertain_tries = uncertain_tries + case when is_inline and state = 'sending' then 1 else 0 end,
                              is_inline = false
            where (state = 'uncertain' or (state = 'sending' and is_inline)) and due_at <= $1 and (select epoch from instance) = $2
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = owner.Epoch });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>When the next open row is due; null when none is open. Those that the worker is sending come back by themselves.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select min(due_at) from outbox where state in ('pending', 'uncertain') or (state = 'sending' and is_inline)");
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }

    private async Task MarkAsync(long id, string text, DateTimeOffset time, string reason)
    {
#pragma warning disable CA2100 // The texts are the constants above; values travel as parameters.
        await using var command = database.CreateCommand(text);
#pragma warning restore CA2100
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = time });
        command.Parameters.Add(new() { Value = reason });
        await command.ExecuteNonQueryAsync();
    }

    private static Reply ReplyOf(string json) => JsonSerializer.Deserialize(json, RowJson.Default.Reply)!;
}

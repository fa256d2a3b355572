using Alfred.Database;
using Alfred.Ownership;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Outbox;

/// <summary>
/// One round of the outbound worker, written as one transaction: what came of the sends that ended, then the claims of those that begin. The claims
/// come last, so that a conversation's next reply can be claimed together with the end of the one before it.
/// </summary>
internal sealed class OutboxRound(NpgsqlDataSource database, Owner owner)
{
    /// <summary>
    /// The address decides as well: somebody's number may have changed since the row was read. A row that this process's epoch has claimed already was
    /// claimed by a round whose answer was lost: it was never sent, sends begin behind the answer.
    /// </summary>
    private const string Claims = """
        update outbox o set state = 'sending', is_inline = false, attempts = o.attempts + 1, claimed_epoch = $2, tried_at = $3
        from unnest($1, $4) as c(id, address)
        where o.id = c.id and o.address = c.address and o.due_at <= $3 and (select epoch from instance) = $2
          and (o.state = 'pending' or (o.state = 'sending' and o.claimed_epoch = $2 and not o.is_inline))
          and not exists (
              select from outbox e where e.conversation = o.conversation and e.id < o.id and e.state in ('pending', 'sending', 'uncertain'))
        returning o.id, o.state, o.attempts, o.uncertain_tries > 0
        """;

    /// <summary>
    /// The news that an attempt failed, but not for good, may have come before its end (see the receipts): then the row has stage 1 and is due behind
    /// its try, which only they do. It goes out again; whether its window is open the channel asks then. A pending row with this provider's id was
    /// noted as sent already and has failed since.
    /// </summary>
    private const string Sent = """
        update outbox o
        set state = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 'pending' else 'sent' end,
            stage = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 0 else o.stage end,
            settled_at = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then null else $3 end,
            last_error = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then o.stage_reason end,
            provider_id = coalesce(s.provider, o.provider_id)
        from unnest($1, $2) as s(id, provider)
        where o.id = s.id and o.state <> 'dead' and (o.state <> 'pending' or s.provider is null or o.provider_id is distinct from s.provider)
        returning o.id, o.state, o.attempts, o.uncertain_tries > 0
        """;

    // The claim decides as well: a send that ends behind a take-over says nothing about the one that the owner began meanwhile.
    private const string Again = "update outbox set state = 'pending', due_at = $2, last_error = $3 where id = $1 and state = 'sending' and claimed_epoch = $4";

    private const string Held = "update outbox set state = 'held', due_at = $2, last_error = $3 where id = $1 and state = 'sending' and claimed_epoch = $4";

    private const string Dead = "update outbox set state = 'dead', settled_at = $2, last_error = $3 where id = $1 and state = 'sending' and claimed_epoch = $4";

    /// <summary>News may have come before.</summary>
    private const string Uncertain = """
        update outbox o
        set state = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 'pending' when o.stage > 0 then 'sent' else 'uncertain' end,
            stage = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 0 else o.stage end,
            settled_at = case when o.stage > 0 and not (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then $2 end,
            uncertain_tries = o.uncertain_tries + case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then 0 else 1 end,
            due_at = case when (o.state = 'sending' and o.stage = 1 and coalesce(o.due_at > o.tried_at, false)) then o.due_at else $2 end, last_error = $3
        where id = $1 and state = 'sending' and claimed_epoch = $4
        returning id, state, attempts, uncertain_tries > 0
        """;

    /// <summary>
    /// Sent once more (a doubled reply is a nuisance, a lost one a failure). A process that is killed again and again may cut off the same reply each
    /// time, most likely before it left: that gives it up only after the fifth time. (A provider that twice gives no answer ends it sooner, see
    /// <see cref="Settlement"/>.) A response that took an answer and was never confirmed counts as one time; an attempt of which the provider
    /// knows nothing does not count.
    /// </summary>
    private const string Doubted = """
        update outbox set state = case when $3 or uncertain_tries < 5 then 'pending' else 'dead' end,
                          settled_at = case when $3 or uncertain_tries < 5 then null else $2 end,
                          uncertain_tries = uncertain_tries + case when is_inline and state = 'sending' then 1 when $3 then -1 else 0 end,
                          is_inline = false
        where id = $1 and (state = 'uncertain' or (state = 'sending' and is_inline)) and due_at <= $2 and (select epoch from instance) = $4
        returning id, state, attempts, uncertain_tries > 0
        """;

    /// <summary>Writes a round.</summary>
    /// <returns>The rows that were claimed, and those whose state is not what their settlement alone says, by id.</returns>
    public Task<IReadOnlyDictionary<long, WrittenRow>> WriteAsync(
        IReadOnlyCollection<(ClaimedRow Row, Settlement Settlement)> ended, IReadOnlyCollection<WaitingReply> claims, DateTimeOffset now) =>
        // Noting twice changes nothing, and a claim of ours is claimed again.
        ImmediateTries.RunAsync(() => TryWriteAsync(ended, claims, now));

    private async Task<IReadOnlyDictionary<long, WrittenRow>> TryWriteAsync(
        IReadOnlyCollection<(ClaimedRow Row, Settlement Settlement)> ended, IReadOnlyCollection<WaitingReply> claims, DateTimeOffset now)
    {
        // No token: what left must be noted even while the process stops.
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        AddSent(batch, ended, now);
        foreach (var (row, settlement) in ended)
            AddSettlement(batch, row.Message.Id, settlement, now);
        if (claims.Count > 0)
        {
            batch.BatchCommands.Add(new(Claims)
            {
                Parameters =
                {
                    new() { Value = claims.Select(claim => claim.Id).ToArray() },
                    new() { Value = owner.Epoch },
                    new() { Value = now },
                    new() { Value = claims.Select(claim => claim.Row.Message.To.Value).ToArray() },
                },
            });
        }

        var written = new Dictionary<long, WrittenRow>();
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
                written[reader.GetInt64(0)] = new(reader.GetString(1), reader.GetInt32(2), reader.GetBoolean(3));
        }
        while (await reader.NextResultAsync());
        return written;
    }

    private static void AddSent(NpgsqlBatch batch, IEnumerable<(ClaimedRow Row, Settlement Settlement)> ended, DateTimeOffset now)
    {
        var sent = ended.Where(end => end.Settlement is Settlement.Sent).ToArray();
        if (sent.Length == 0)
            return;
        batch.BatchCommands.Add(new(Sent)
        {
            Parameters =
            {
                new() { Value = sent.Select(end => end.Row.Message.Id).ToArray() },
                new() { Value = sent.Select(end => ((Settlement.Sent)end.Settlement).ProviderId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = now },
            },
        });
    }

    private void AddSettlement(NpgsqlBatch batch, long id, Settlement settlement, DateTimeOffset now)
    {
        switch (settlement)
        {
            case Settlement.Again again:
                Add(batch, Again, id, again.Due, again.Reason, owner.Epoch);
                break;
            case Settlement.Uncertain uncertain:
                Add(batch, Uncertain, id, uncertain.Due, uncertain.Reason, owner.Epoch);
                break;
            case Settlement.Held held:
                Add(batch, Held, id, now, held.Reason, owner.Epoch);
                break;
            case Settlement.Dead dead:
                Add(batch, Dead, id, now, dead.Reason, owner.Epoch);
                break;
            case Settlement.Doubted doubted:
                Add(batch, Doubted, id, now, doubted.IsAbsent, owner.Epoch);
                break;
        }
    }

    private static void Add(NpgsqlBatch batch, string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }
}

/// <summary>What the database says of a row behind a round.</summary>
/// <param name="State">Its state.</param>
/// <param name="Attempts">How many attempts there were, one that was just claimed included.</param>
/// <param name="WasUncertain">True when an earlier attempt ended without an answer.</param>
internal sealed record WrittenRow(string State, int Attempts, bool WasUncertain);

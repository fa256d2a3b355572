using Alfred.Serialization;

namespace Alfred.Outbox;

/// <summary>
/// The rows of the outbox beside the ordinary way of a send. pending → sending → sent; back to pending for later; dead when it can never be
/// sent; uncertain when an attempt ended without an answer; held until the person writes again when it is of no use to try before
/// (the channel is asked once a day whether that is still so). Each statement is for one conversation, or for all.
/// </summary>
internal sealed class OutboxStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string RecoverClaims = """
        update outbox o
        set state = case when o.failed_early then 'pending' when o.stage > 0 then 'sent' else 'uncertain' end,
            stage = case when o.failed_early then 0 else o.stage end,
            settled_at = case when o.stage > 0 and not o.failed_early then $1 end,
            uncertain_tries = o.uncertain_tries + case when o.failed_early then 0 else 1 end,
            due_at = case when o.failed_early then o.due_at else $1 end,
            is_inline = false, last_error = 'nothing is known about the end of its sending'
        where o.state = 'sending' and o.claimed_until <= $1 and ($2 is null or o.conversation = $2)
        returning o.conversation
        """;

    /// <summary>What is noted on a row that a later one of its schedule replaced before it could go.</summary>
    internal const string ReplacedNote = "the next of its schedule replaced it";

    // The second part of an occurrence's key is its schedule. Schedules whose names share what stands before a slash are one in this:
    // a briefing at 7 on weekdays and at 9 on weekends is one briefing.
    private const string ReplaceHeld = """
        with held as (
            select o.id, max(o.id) over (partition by o.conversation, case when s.name like '%/%' then split_part(s.name, '/', 1)
                else split_part(i.delivery_key, ':', 2) end) as last
            from outbox o join inbox i on i.id = o.inbox_id left join inbox_body b on b.id = i.body_id
            cross join lateral (select case when b.content_type = 'application/vnd.alfred.occurrence+json'
                then convert_from(b.body, 'UTF8')::jsonb ->> 'name' end as name) s
            where o.state = 'held' and i.channel = 'schedule' and ($2 is null or o.conversation = $2)
        )
        update outbox o set state = 'sent', settled_at = $1, last_error = 'the next of its schedule replaced it'
        from held where o.id = held.id and held.id < held.last and o.state = 'held'
        """;

    private const string RecheckHeld = """
        update outbox set state = 'pending', due_at = $1, created_at = $1, attempts = 0
        where state = 'held' and due_at <= $1 - interval '24 hours' and ($2 is null or conversation = $2)
        returning conversation
        """;

    private const string ReleaseHeard = """
        update outbox o set state = 'pending', due_at = $1, heard_at = heard.at
        from outbox h, lateral (
            select max(coalesce(i.written_at, i.received_at)) as at from inbox i
            where i.conversation = h.conversation and i.channel <> 'schedule' and i.received_at > h.tried_at
        ) heard
        where h.state = 'held' and o.id = h.id and o.state = 'held' and heard.at > $1 - interval '24 hours' and ($2 is null
            or h.conversation = $2)
        returning o.conversation
        """;

    /// <summary>
    /// Rows whose claim ran out: whoever was sending them was killed, or stands still. Nobody knows whether they left, and nothing was
    /// heard of them since.
    /// </summary>
    /// <returns>Their conversations.</returns>
    public Task<IReadOnlyCollection<ConversationId>> RecoverClaimsAsync(
        DateTimeOffset now, ConversationId? conversation, CancellationToken cancellationToken) =>
        UpdateAsync(now, conversation, cancellationToken, RecoverClaims);

    /// <summary>
    /// Looks through what is held. Of what a schedule said while nobody was in, only the last counts: a person who comes back after a month
    /// wants one briefing and not thirty. Once a day the channel is asked again, since the template that should have told the person may
    /// never have come; such a row starts anew, so that a channel that cannot say it now does not find it too old. What was held although
    /// its person wrote while it was being tried goes out: the end of that message found it still on its way, and released nothing.
    /// </summary>
    /// <returns>The conversations that have something to send by this.</returns>
    public Task<IReadOnlyCollection<ConversationId>> MaintainHeldAsync(
        DateTimeOffset now, ConversationId? conversation, CancellationToken cancellationToken) =>
        UpdateAsync(now, conversation, cancellationToken, ReplaceHeld, RecheckHeld, ReleaseHeard);

    /// <summary>Gives up what cannot be read (a newer version wrote it): it must not hold up all that stands behind it.</summary>
    public Task GiveUpAsync(long id, CancellationToken cancellationToken) =>
        database.ExecuteAsync("""
            update outbox set state = 'dead', settled_at = $2, last_error = 'its row cannot be read'
            where id = $1 and is_open
            """, [id, clock.GetUtcNow()], cancellationToken);

    /// <summary>
    /// Takes a row for an HTTP response that is still open. The condition decides between the response and the outbox. A response that is
    /// not confirmed while the claim holds was cut off.
    /// </summary>
    public async Task<Reply?> ClaimInlineAsync(long id, Guid claim, CancellationToken cancellationToken) =>
        await database.ScalarAsync("""
            update outbox set state = 'sending', attempts = attempts + 1, claim = $2, claimed_until = $3, tried_at = $4
            where id = $1 and state = 'pending' and is_inline
            returning reply
            """, [id, claim, clock.GetUtcNow() + OutboxWriter.Lease, clock.GetUtcNow()], cancellationToken) is string reply
            ? JsonSerializer.Deserialize(reply, RowJson.Default.Reply)
            : null;

    /// <summary>What was said in a conversation under a provider's id; null when that is not known (any more).</summary>
    public async Task<Reply?> FindAsync(ConversationId conversation, string providerId, CancellationToken cancellationToken) =>
        await database.ScalarAsync(
            "select reply from outbox where provider_id = $1 and conversation = $2",
            [providerId, conversation.Value], cancellationToken) is string reply
            ? JsonSerializer.Deserialize(reply, RowJson.Default.Reply)
            : null;

    /// <summary>
    /// True while the answer to a message has not gone out, or where its last attempt began only behind another moment: nobody can have
    /// read it by then.
    /// </summary>
    /// <param name="message">The inbox row.</param>
    /// <param name="at">The moment (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> IsUnreadAsync(long message, DateTimeOffset at, CancellationToken cancellationToken) =>
        (bool)(await database.ScalarAsync(
            "select exists (select from outbox where inbox_id = $1 and (state in ('pending', 'held', 'dead') or tried_at > $2))",
            [message, at], cancellationToken))!;

    private async Task<IReadOnlyCollection<ConversationId>> UpdateAsync(
        DateTimeOffset now, ConversationId? conversation, CancellationToken cancellationToken, params string[] statements)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new(statement)
            {
                Parameters = { new() { Value = now },
                    new() { Value = (object?)conversation?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } },
            });
        }

        var changed = new HashSet<ConversationId>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
                changed.Add(new(reader.GetString(0)));
        }
        while (await reader.NextResultAsync(cancellationToken));
        return changed;
    }
}

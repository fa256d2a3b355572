namespace Alfred.DeadLetters;

/// <summary>
/// What was given up, and what waits for a person to write again, for the operator: listed, looked into, replayed or dropped. Works beside
/// a running instance: every change is one conditional update of a row's state, which recovery notices within seconds.
/// </summary>
public sealed class DeadLetterStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>What an entry says that an operator dropped.</summary>
    internal const string DroppedReason = "dropped by the operator";

    /// <summary>Everything that was given up or is held, oldest first.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken = default) =>
        await database.RowsAsync("""
            select false, id, coalesce(settled_at, received_at) as since, channel, case state when 'dead' then 0 else 1 end, attempts,
                last_error
            from inbox where state in ('dead', 'quarantined')
            union all
            select true, id, coalesce(settled_at, created_at), channel, case state when 'dead' then 2 else 3 end, attempts,
                   case state when 'dead' then last_error else stage_reason end
            from outbox where has_failed
            union all
            select true, id, due_at, channel, 4, attempts, last_error from outbox where state = 'held'
            order by since, id
            """, [], LetterOf, cancellationToken);

    /// <summary>Reads a dead letter from the first columns of a row: direction, id, since when, channel, kind, tries, reason.</summary>
    internal static DeadLetter LetterOf(NpgsqlDataReader row) => new(
        new(row.GetBoolean(0), row.GetInt64(1)), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), (DeadLetterKind)row.GetInt32(4),
        row.GetInt32(5), row.FindText(6) ?? "no reason was noted");

    /// <summary>What a row holds, personal data included; null when there is no such row.</summary>
    public async Task<string?> ShowAsync(DeadLetterId id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(id.IsOutgoing
            ? """
              select concat_ws(e'\n', 'to ' || o.address, 'conversation ' || o.conversation, 'of ' || c.address),
                  convert_to(o.reply ->> 'text', 'UTF8')
              from outbox o left join conversation c on c.id = o.conversation where o.id = $1
              """
            : """
              select concat_ws(e'\n', 'conversation ' || i.conversation, 'of ' || c.address,
                  'message ' || i.ordinal || ' of the body, counted from 0',
                               'commands that were settled: ' || i.settled_commands, 'plan ' || i.plan::text), b.body
              from inbox i join inbox_body b on b.id = i.body_id left join conversation c on c.id = i.conversation where i.id = $1
              """);
        command.Parameters.AddValues([id.Row]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        // What is no text shows as replacement characters.
        return $"{reader.GetString(0)}\n\n{Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1))}";
    }

    /// <summary>
    /// Lets a dead letter run, be read or be sent again, with all its tries before it. Commands that were settled are not run again. Once:
    /// as long as it is on its way, and when it is done, nothing happens. A reply that is held is tried at once.
    /// </summary>
    public async Task<DeadLetterResult> ReplayAsync(DeadLetterId id, CancellationToken cancellationToken = default) => id.IsOutgoing
        ? await ReplayReplyAsync(id.Row, cancellationToken) ?? await StateOfReplyAsync(id.Row, cancellationToken)
        : await ReplayMessageAsync(id.Row, cancellationToken) ?? await StateOfMessageAsync(id.Row, cancellationToken);

    /// <summary>
    /// Forgets a dead letter or a reply that is held. Its key stays as long as that of any message: the provider may still deliver it
    /// again, which must not bring it back.
    /// </summary>
    public async Task<DeadLetterResult> DropAsync(DeadLetterId id, CancellationToken cancellationToken = default)
    {
        var changed = await database.ExecuteAsync(
            id.IsOutgoing
                ? """
                  update outbox set state = 'sent', stage = 0, last_error = $2, settled_at = $3
                  where id = $1 and (has_failed or state = 'held')
                  """
                : "update inbox set state = 'done', last_error = $2, settled_at = $3 where id = $1 and state in ('dead', 'quarantined')",
            [id.Row, DroppedReason, clock.GetUtcNow()], cancellationToken);
        if (changed == 1)
            return new DeadLetterResult.Dropped();
        return id.IsOutgoing ? await StateOfReplyAsync(id.Row, cancellationToken) : await StateOfMessageAsync(id.Row, cancellationToken);
    }

    /// <summary>What the running process made of a body that was to be read again; null while it has not looked at it.</summary>
    public async Task<string?> FindReadingAsync(DeadLetterId id, CancellationToken cancellationToken = default) =>
        await database.ScalarAsync("""
            select case when state = 'done' then last_error else 'still unreadable: ' || last_error end from inbox where id = $1
                and settled_at is not null
            """, [id.Row], cancellationToken) as string;

    private async Task<DeadLetterResult?> ReplayMessageAsync(long row, CancellationToken cancellationToken)
    {
        // A body without a time of settling is one that is to be read: the running process reads it, as only that knows the channels.
        return await database.ScalarAsync("""
            update inbox set state = case state when 'dead' then 'waiting' else state end, attempts = 0, due_at = '-infinity',
                settled_at = null, replays = replays + 1, version = version + 1
            where id = $1 and (state = 'dead' or (state = 'quarantined' and settled_at is not null))
            returning state = 'quarantined'
            """, [row], cancellationToken) is bool isBody ? new DeadLetterResult.Replayed(IsBody: isBody) : null;
    }

    private async Task<DeadLetterResult?> ReplayReplyAsync(long row, CancellationToken cancellationToken)
    {
        // Its day begins anew: what was given up for its age would be given up again at the first "later".
        return await database.ScalarAsync("""
            with dead as (
                select id, uncertain_tries from outbox where id = $1 and (has_failed or state = 'held') and stage < 2 for update
            )
            update outbox o
            set state = 'pending', due_at = $2, created_at = $2, tried_at = null, attempts = 0, uncertain_tries = 0, is_inline = false,
                settled_at = null,
                provider_id = null, stage = 0, stage_reason = null
            from dead where o.id = dead.id
            returning dead.uncertain_tries > 0
            """, [row, clock.GetUtcNow()], cancellationToken) is bool mayArriveTwice
            ? new DeadLetterResult.Replayed(mayArriveTwice)
            : null;
    }

    private Task<DeadLetterResult> StateOfMessageAsync(long row, CancellationToken cancellationToken) => StateAsync(
        """
        select case when state = 'waiting' then 'waiting for its turn' when state = 'quarantined' then 'waiting to be read'
                    when last_error = $2 then $2 else 'done' end
        from inbox where id = $1
        """,
        row, cancellationToken);

    private Task<DeadLetterResult> StateOfReplyAsync(long row, CancellationToken cancellationToken) => StateAsync(
        """
        select case when stage >= 2 then 'sent, as a receipt says' when last_error = $2 then $2 when state = 'sent' then 'sent'
                    when state = 'dead' then 'given up' else 'waiting to be sent' end
        from outbox where id = $1
        """,
        row, cancellationToken);

    private async Task<DeadLetterResult> StateAsync(string text, long row, CancellationToken cancellationToken) =>
        await database.ScalarAsync(text, [row, DroppedReason], cancellationToken) is string state
            ? new DeadLetterResult.NotDead(state)
            : new DeadLetterResult.Unknown();
}

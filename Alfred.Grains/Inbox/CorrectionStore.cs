namespace Alfred.Inbox;

/// <summary>What the inbox knows of messages that were edited or deleted.</summary>
internal sealed class CorrectionStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>What a row says that was not run because its correction waited behind it.</summary>
    public const string LeftToCorrection = "left to its correction";

    private const string CorrectedBy = "handled as corrected by in-";

    /// <summary>
    /// Puts a correction in the place of its original: true when nothing of the original was or will be run. One that has not come yet is
    /// known from now on, so that it counts as a repetition when it does. Asked again for the same correction, after a crash, the answer is
    /// the same.
    /// </summary>
    public async Task<bool> TakeOverAsync(StoredMessage correction, DeliveryKey original, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("""
            insert into inbox (delivery_key, body_id, ordinal, channel, conversation, received_at, state, last_error, settled_at)
            select $2, c.body_id, c.ordinal, c.channel, c.conversation, c.received_at, 'done', $3 || c.id, $4
            from inbox c where c.id = $1 and c.state = 'waiting'
            on conflict (delivery_key) do update set state = 'done', last_error = excluded.last_error, settled_at = excluded.settled_at
            where inbox.conversation = excluded.conversation
              and ((inbox.state = 'waiting' and inbox.id > $1)
                   or (inbox.state = 'done' and (inbox.last_error = $5 or inbox.last_error = excluded.last_error)))
            """, [correction.Id, original.Value, CorrectedBy, clock.GetUtcNow(), LeftToCorrection], cancellationToken) > 0;

    /// <summary>A message as it was run: by its own words, or by those of an earlier correction; null when it is not known.</summary>
    public async Task<CorrectedMessage?> FindAsync(DeliveryKey original, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync("""
            select coalesce(c.channel, o.channel), coalesce(c.ordinal, o.ordinal), b.content_type, b.body, o.state = 'dead'
            from inbox o
            left join inbox c on c.id = case when starts_with(o.last_error, $2) then substr(o.last_error, length($2) + 1)::bigint end
            join inbox_body b on b.id = coalesce(c.body_id, o.body_id)
            where o.delivery_key = $1
            """, [original.Value, CorrectedBy],
            static row => new CorrectedMessage(
                new(row.GetString(0)), row.GetInt32(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetBoolean(4)),
            cancellationToken);
        return found.FirstOrDefault();
    }
}

/// <summary>A message that was corrected too late.</summary>
internal sealed record CorrectedMessage(ChannelName Channel, int Ordinal, string ContentType, ReadOnlyMemory<byte> Body, bool IsDead);

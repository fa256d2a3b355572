namespace Alfred.Operators;

/// <summary>Reads the list of conversations, or one of them.</summary>
internal sealed class ConversationList(NpgsqlDataSource database)
{
    private const string List = """
        with messages as (
            select conversation, max(received_at) as last_at, count(*) as messages,
                count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead,
                max(channel) filter (where channel <> 'schedule') as channel
            from inbox where state <> 'quarantined' group by conversation
        ), replies as (
            select conversation, count(*) as undelivered, max(channel) as channel
            from outbox where has_failed or state = 'held' group by conversation
        ), conversations as (
            select coalesce(c.id, m.conversation) as key, c.address, c.paused_at, m.last_at, coalesce(m.messages, 0) as messages,
                coalesce(m.waiting, 0) as waiting, coalesce(m.dead, 0) as dead, coalesce(r.undelivered, 0) as undelivered,
                coalesce(m.channel, r.channel, '') as channel
            from conversation c
            full join messages m on m.conversation = c.id
            left join replies r on r.conversation = coalesce(c.id, m.conversation)
        )
        select key, address, paused_at, last_at, messages, waiting, dead, undelivered, channel, count(*) over ()
        from conversations
        where ($3::text[] is null or key = any ($3) or starts_with(key, $4))
            and case $5 when 1 then waiting > 0 when 2 then dead + undelivered > 0 when 3 then paused_at is not null else true end
        order by last_at desc nulls last, key limit $1 offset $2
        """;

    /// <summary>Lists those that are wanted.</summary>
    /// <param name="people">The members by their conversations.</param>
    /// <param name="search">A part of a name, or the beginning of a key; null for all.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<PageOf<ConversationRow>> ReadAsync(
        IReadOnlyDictionary<string, Member> people, string? search, ConversationFilter filter, int page,
        CancellationToken cancellationToken)
    {
        var keys = string.IsNullOrWhiteSpace(search)
            ? null
            : people.Where(one => one.Value.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)).Select(one => one.Key)
                .ToArray();
        await using var command = database.CreateCommand(List);
        command.AddPage<ConversationRow>(page);
        command.Parameters.AddValues([
            new NpgsqlParameter { Value = (object?)keys ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            KeyPrefix(search), (int)filter]);
        return await command.ReadPageAsync(page, row => RowOf(row, people), cancellationToken);
    }

    // What is no beginning of a key begins none.
    private static string KeyPrefix(string? search) => search?.Trim() is { Length: >= 4 } text ? text.ToLowerInvariant() : "-";

    private static ConversationRow RowOf(NpgsqlDataReader reader, IReadOnlyDictionary<string, Member> people)
    {
        var key = reader.GetString(0);
        return new()
        {
            Key = key,
            Who = ConversationNames.Of(people, key, reader.FindText(1)),
            PausedAt = reader.FindTime(2),
            LastAt = reader.FindTime(3),
            Messages = reader.GetInt64(4),
            Waiting = reader.GetInt64(5),
            Dead = reader.GetInt64(6),
            Undelivered = reader.GetInt64(7),
            Channel = reader.GetString(8),
        };
    }
}

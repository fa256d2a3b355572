using Alfred.Keys;

namespace Alfred.PersonalData;

/// <summary>
/// Deletes what the message path keeps of a person who left or was forgotten, and their name from what stays: the journal, notes on
/// customers. What they said among others goes out of memory there. The rows themselves stay until they are purged: their keys are what
/// keeps a late redelivery from being a new message.
/// </summary>
internal sealed class PersonalRows(NpgsqlDataSource database, KeySecret keys) : IPersonalRows
{
    private const string Written = """
        with bodies as (
            update inbox_body b set body = '', content_type = 'text/plain'
            where b.body <> '' and b.id in (select body_id from inbox where conversation = any ($1) and received_at <= $3)
                and not exists (select from inbox i where i.body_id = b.id and i.state = 'waiting')
        ), plans as (
            update inbox set plan = null
            where conversation = any ($1) and received_at <= $3 and state = 'done' and plan is not null
        ), replies as (
            update outbox set reply = '{"text":""}', address = '-'
            where conversation = any ($1) and created_at <= $3 + interval '1 minute' and not is_open and state <> 'held' and address <> '-'
        ), held as (
            delete from outbox where conversation = any ($1) and state = 'held'
        ), memories as (
            update conversation c set memory = '{}', address = null, version = version + 1
            where id = any ($1) and (memory <> '{}' or address is not null)
                and not exists (
                    select from inbox i where i.conversation = c.id and (i.received_at > $3 or i.state = 'waiting'))
                and not exists (select from outbox o where o.conversation = c.id and o.is_open)
        ), noted as (
            update crm_note set member = '-' where at <= $3 and member = any ($2)
        ), journaled as (
            update journal set member = '-', member_id = null,
                summary = case when conversation = any ($1) then '-' else summary end,
                details = null
            where at <= $3 and member <> '-'
                and (conversation = any ($1) or member_id = $4 or (member_id is null and member = any ($2)))
        ), windows as (
            delete from closed_window where conversation = any ($1)
        )
        select not exists (select from inbox where conversation = any ($1) and received_at <= $3 and state = 'waiting')
            and not exists (select from outbox where conversation = any ($1) and is_open and created_at <= $3 + interval '1 minute')
        """;

    // Among others: what they said lately, what waits for their approval, what they were asked.
    private const string Remembered = """
        with theirs as (
            select id, kind, part
            from conversation, lateral (values ('turns'), ('approvals')) as kinds (kind), lateral jsonb_array_elements(memory -> kind) part
            where not id = any ($1)
        ), kept as (
            select id, kind, coalesce(jsonb_agg(part) filter (where not is_theirs), '[]') as parts
            from (
                select id, kind, part,
                    $3 in (part ->> 'by', part #>> '{by,value}') and (part ->> 'at')::timestamptz <= $2 as is_theirs
                from theirs) marked
            group by id, kind having bool_or(is_theirs)
        ), changed as (
            select id, jsonb_object_agg(kind, parts) as parts from kept group by id
        )
        update conversation c set memory = (c.memory || changed.parts) - 'question', version = c.version + 1
        from changed where c.id = changed.id
        """;

    // What others did to what is theirs can no more be taken back: it would come back with it.
    private const string Reversed = """
        with theirs as (
            select array_agg(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036F]', '', 'g'))) as names from unnest($1) name
        )
        update journal set details = null from theirs
        where at <= $2 and exists (
            select from jsonb_each_text(details -> 'arguments') argument
            where argument.value = $3
                or lower(regexp_replace(normalize(argument.value, NFD), '[\u0300-\u036F]', '', 'g')) = any (theirs.names))
        """;

    // A chat with them alone may have threads, each a conversation of its own behind the chat's address.
    private const string Theirs = """
        select id from conversation where id = any ($1)
            or exists (select from unnest($2) chat where starts_with(address, chat || ':'))
        """;

    public async Task EndSchedulesAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "delete from schedule where conversation = any ($1) or sender = any ($2)",
            [await KeysOfAsync(erasure, cancellationToken), erasure.Identities.ToArray()], cancellationToken);
        if (erasure.IsForgotten)
            await EndReversalsAsync(erasure, cancellationToken);
    }

    public async Task<bool> EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var conversations = await KeysOfAsync(erasure, cancellationToken);
        if (!erasure.IsForgotten)
        {
            await database.ExecuteAsync("""
                delete from outbox where conversation = any ($1) and (state = 'held' or (state = 'pending' and heard_at is null))
                """, [conversations], cancellationToken);
            return true;
        }

        var isDone = (bool)(await database.ScalarAsync(
            Written, [conversations, erasure.Names.ToArray(), erasure.At, erasure.Member.Value], cancellationToken))!;
        await EndReversalsAsync(erasure, cancellationToken);
        await database.ExecuteAsync(Remembered, [conversations, erasure.At, erasure.Member.Value], cancellationToken);
        return isDone;
    }

    private Task<int> EndReversalsAsync(Erasure erasure, CancellationToken cancellationToken) => database.ExecuteAsync(
        Reversed, [erasure.Names.ToArray(), erasure.At, erasure.Member.Value], cancellationToken);

    private async Task<string[]> KeysOfAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        string[] known = [.. erasure.Conversations.Select(address => keys.KeyOf(new(address)).Value)];
        await using var command = database.CreateCommand(Theirs);
        command.Parameters.AddValues([known, erasure.Conversations.ToArray()]);
        var found = new HashSet<string>(known, StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(reader.GetString(0));
        return [.. found];
    }
}

using Alfred.Diagnostics;

namespace Alfred.Completions;

/// <summary>Completes messages; conversations that finish at the same moment share one transaction.</summary>
internal sealed class CompletionWriter
{
    private readonly GroupCommit<Completion, CompletionResult?> _commits;

    public CompletionWriter(NpgsqlDataSource database, TimeProvider clock) => _commits = new(new()
    {
        Write = batch => WriteAsync(database, batch, clock.GetUtcNow()),
        IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
    });

    /// <summary>Writes a completion with its transaction.</summary>
    /// <returns>
    /// What it wrote; null when the message is not as it was read any more, or the conversation remembers something else: somebody else
    /// works on it. Nothing was written then.
    /// </returns>
    public async Task<CompletionResult?> CompleteAsync(Completion completion)
    {
        var result = await _commits.SubmitAsync(completion);
        if (result is not null)
            MessagePath.Reach(MessagePath.Completed);
        return result;
    }

    private static async Task<IReadOnlyList<CompletionResult?>> WriteAsync(
        NpgsqlDataSource database, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(CompletionStatement.Text);
        // Of two that complete one message the first wins, also here: the statement would give both their answers.
        CompletionParameters.Fill(command, [.. batch.DistinctBy(completion => completion.Message.Id)], now);
        var completed = new Dictionary<long, CompletionResult>(batch.Count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            completed[reader.GetInt64(0)] = new(reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.GetBoolean(2));
        return [.. batch.Select(completion => completed.Remove(completion.Message.Id, out var won) ? won : null)];
    }
}

/// <summary>What a completion wrote.</summary>
/// <param name="OutboxId">The row of its answer; null for silence.</param>
/// <param name="HasReleased">Whether something goes out now that was held until the person writes.</param>
internal sealed record CompletionResult(long? OutboxId, bool HasReleased);

/// <summary>The one statement that completes a batch of messages.</summary>
internal static class CompletionStatement
{
    /// <summary>
    /// Only rows that are still waiting as they were read, in conversations that remember what they did then, take anything else with them:
    /// a message that somebody else completed first writes nothing a second time. What waited for the person to write is released by it,
    /// unless it was delivered so late that it opens no window. One statement cannot touch a row of the schedule twice: of its changes the
    /// last one counts. Returns the completed rows with the outbox row of each, if any, and whether
    /// anything was released.
    /// </summary>
    public const string Text = """
        with done as (
            update inbox i
            set state = c.state, last_error = coalesce(c.error, i.last_error), settled_commands = c.settled, settled_at = @now
            from unnest(@ids, @states, @errors, @settled, @versions, @memory_versions) as c(id, state, error, settled, version,
                memory_version)
            where i.id = c.id and i.state = 'waiting' and i.version = c.version
              and c.memory_version in (-1, coalesce((select m.version from conversation m where m.id = i.conversation), 0))
            returning i.id, i.conversation, i.channel, coalesce(i.written_at, i.received_at) as heard_at
        ), journaled as (
            insert into journal (command_id, at, conversation, member, member_id, action, summary, details)
            select command, at, conversation, member, member_id, action, summary, details
            from unnest(@j_ids, @j_commands, @j_times, @j_conversations, @j_members, @j_member_ids, @j_actions, @j_summaries, @j_details)
                as j(id, command, at, conversation, member, member_id, action, summary, details)
            where id in (select id from done)
        ), remembered as (
            insert into conversation as c (id, memory, version, updated_at)
            select conversation, memory, 1, @now from unnest(@m_ids, @m_conversations, @m_memories) as m(id, conversation, memory)
            where id in (select id from done)
            on conflict (id) do update set memory = excluded.memory, version = c.version + 1, updated_at = excluded.updated_at
        ), changes as (
            select distinct on (conversation, name) *
            from unnest(@s_ids, @s_conversations, @s_names, @s_channels, @s_addresses, @s_senders, @s_actions, @s_arguments, @s_rules,
                    @s_zones, @s_dues) with ordinality
                as s(id, conversation, name, channel, address, sender, action, arguments, rule, zone, due, position)
            where id in (select id from done)
            order by conversation, name, position desc
        ), unscheduled as (
            delete from schedule s using changes c where s.conversation = c.conversation and s.name = c.name and c.due is null
        ), scheduled as (
            insert into schedule (conversation, name, channel, address, sender, action, arguments, rule, zone, next_due)
            select conversation, name, channel, address, sender, action, arguments, rule, zone, due from changes where due is not null
            on conflict (conversation, name) do update
            set channel = excluded.channel, address = excluded.address, sender = excluded.sender, action = excluded.action,
                arguments = excluded.arguments, rule = excluded.rule, zone = excluded.zone, next_due = excluded.next_due
        ), heard as (
            select conversation, max(heard_at) as heard_at from done
            where channel <> 'schedule' and heard_at > @now - interval '24 hours' group by conversation
        ), opened as (
            delete from closed_window w using heard where w.conversation = heard.conversation and w.closed_at < heard.heard_at
        ), released as (
            update outbox o set state = 'pending', due_at = @now, heard_at = heard.heard_at
            from heard where o.state = 'held' and o.conversation = heard.conversation
            returning o.conversation
        ), answered as (
            insert into outbox
                (inbox_id, conversation, channel, address, reply, heard_at, is_inline, created_at, due_at, state, attempts, claim,
                    claimed_until, tried_at)
            select id, conversation, channel, address, reply, heard, inline, @now, due,
                   case when claim is null then 'pending' else 'sending' end, case when claim is null then 0 else 1 end,
                   claim, case when claim is not null then @claimed_until end, case when claim is not null then @now end
            from unnest(@o_ids, @o_conversations, @o_channels, @o_addresses, @o_replies, @o_heard, @o_inline, @o_dues, @o_claims)
                as o(id, conversation, channel, address, reply, heard, inline, due, claim)
            where id in (select id from done)
            returning id, inbox_id
        )
        select done.id, answered.id, exists (select from released where released.conversation = done.conversation)
        from done left join answered on answered.inbox_id = done.id
        """;
}

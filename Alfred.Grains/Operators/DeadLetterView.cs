using Alfred.DeadLetters;

namespace Alfred.Operators;

/// <inheritdoc cref="IDeadLetterView"/>
internal sealed class DeadLetterView(
    NpgsqlDataSource database, DeadLetterStore store, ConversationNames names, AuditTrail audit) : IDeadLetterView
{
    private const string List = """
        with letters as (
            select false as is_outgoing, i.id, coalesce(i.settled_at, i.received_at) as since, i.channel,
                case i.state when 'dead' then 0 else 1 end as kind, i.attempts, i.last_error as reason,
                case when i.state = 'dead' then i.conversation end as conversation
            from inbox i where i.state in ('dead', 'quarantined')
            union all
            select true, o.id, coalesce(o.settled_at, o.created_at), o.channel, case o.state when 'dead' then 2 else 3 end, o.attempts,
                case o.state when 'dead' then o.last_error else o.stage_reason end, o.conversation
            from outbox o where o.has_failed
            union all
            select true, o.id, o.due_at, o.channel, case o.state when 'held' then 4 else 5 end, o.attempts, o.last_error, o.conversation
            from outbox o where o.state in ('held', 'uncertain')
        )
        select l.is_outgoing, l.id, l.since, l.channel, l.kind, l.attempts, l.reason, l.conversation, c.address, count(*) over ()
        from letters l left join conversation c on c.id = l.conversation
        where $3 < 0 or l.kind = $3
        order by l.since desc, l.id desc limit $1 offset $2
        """;

    public async Task<PageOf<DeadLetterRow>> ListAsync(DeadLetterKind? kind, int page, CancellationToken cancellationToken)
    {
        var people = await names.ReadAsync();
        await using var command = database.CreateCommand(List);
        command.AddPage<DeadLetterRow>(page);
        command.Parameters.AddValues([kind is { } wanted ? (int)wanted : -1]);
        return await command.ReadPageAsync(
            page,
            row => row.FindText(7) is var conversation && conversation is null
                ? new DeadLetterRow(DeadLetterStore.LetterOf(row), null, "nobody yet")
                : new(DeadLetterStore.LetterOf(row), conversation, ConversationNames.Of(people, conversation, row.FindText(8))),
            cancellationToken);
    }

    public Task<DeadLetterResult> ReplayAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "dead-letter.replay", id.ToString(), _ => store.ReplayAsync(id, cancellationToken), Describe, cancellationToken);

    public Task<DeadLetterResult> DropAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "dead-letter.drop", id.ToString(), _ => store.DropAsync(id, cancellationToken), Describe, cancellationToken);

    /// <summary>What the audit says of it.</summary>
    public static string Describe(DeadLetterResult result) => result switch
    {
        DeadLetterResult.Replayed => "replayed",
        DeadLetterResult.Dropped => "dropped",
        DeadLetterResult.NotDead other => $"nothing to do: {other.State}",
        _ => "there is no such row",
    };
}

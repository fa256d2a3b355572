using Alfred.Conversations;
using Alfred.DeadLetters;

namespace Alfred.Operators;

/// <inheritdoc cref="IConversationView"/>
internal sealed class ConversationView(
    NpgsqlDataSource database, ConversationList list, TimelineReader timeline, Revelation revelation, ConversationNames names,
    DeadLetterStore deadLetters, AuditTrail audit, IGrainFactory grains, TimeProvider clock) : IConversationView
{
    private const string EndedNote = "ended by the operator";

    public async Task<PageOf<ConversationRow>> ListAsync(
        string? search, ConversationFilter filter, int page, CancellationToken cancellationToken) =>
        await list.ReadAsync(await names.ReadAsync(), search, filter, page, cancellationToken);

    public async Task<ConversationTimeline?> ShowAsync(string key, int page, CancellationToken cancellationToken)
    {
        var found = await ListAsync(key, ConversationFilter.All, 1, cancellationToken);
        return found.Rows.FirstOrDefault(row => row.Key == key) is { } conversation
            ? new(conversation, await timeline.ReadAsync(key, page, cancellationToken))
            : null;
    }

    public Task<RevealedMessage?> RevealAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken) =>
        audit.RunAsync(
            by, "message.reveal", NameOf(row), _ => revelation.ReadAsync(key, row, cancellationToken),
            static found => found is null ? "there is no such message" : "shown", cancellationToken);

    public Task<bool> RetryAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "message.retry", NameOf(row),
        async _ => await IsInAsync(key, row, cancellationToken)
            && (await deadLetters.ReplayAsync(new(IsOutgoing: false, row), cancellationToken) is DeadLetterResult.Replayed
                || await ChangeAsync(RetryNow, row))
            && await WakeAsync(key),
        static isDone => isDone ? "tried again" : "nothing to do", cancellationToken);

    public Task<bool> EndAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "message.end", NameOf(row),
        async _ => await IsInAsync(key, row, cancellationToken)
            && (await deadLetters.DropAsync(new(IsOutgoing: false, row), cancellationToken) is DeadLetterResult.Dropped
                || await ChangeAsync(EndNow, row, EndedNote, clock.GetUtcNow()))
            && await WakeAsync(key),
        static isDone => isDone ? "ended" : "nothing to do", cancellationToken);

    public Task<bool> PauseAsync(string key, OperatorRole by, CancellationToken cancellationToken) =>
        SetPausedAsync("conversation.pause", Pause, key, by, cancellationToken);

    public Task<bool> ResumeAsync(string key, OperatorRole by, CancellationToken cancellationToken) =>
        SetPausedAsync("conversation.resume", Resume, key, by, cancellationToken);

    private const string RetryNow = "update inbox set due_at = '-infinity' where id = $1 and state = 'waiting'";

    private const string EndNow = """
        update inbox set state = 'done', last_error = $2, settled_at = $3, version = version + 1 where id = $1 and state = 'waiting'
        """;

    // A higher version: a message that another process is handling is not completed any more.
    private const string Pause = """
        insert into conversation as c (id, paused_at, version, updated_at)
        select $1, $2, 1, $2 where exists (select from inbox where conversation = $1) or exists (select from conversation where id = $1)
        on conflict (id) do update set paused_at = coalesce(c.paused_at, excluded.paused_at), version = c.version + 1
        """;

    private const string Resume = """
        update conversation set paused_at = null, version = version + 1, updated_at = $2 where id = $1 and paused_at is not null
        """;

    private Task<bool> SetPausedAsync(
        string action, string statement, string key, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, action, key,
        async _ => await ChangeAsync(statement, key, clock.GetUtcNow()) && await WakeAsync(key),
        static isDone => isDone ? "done" : "nothing to do", cancellationToken);

    private async Task<bool> IsInAsync(string key, long row, CancellationToken cancellationToken) =>
        (bool)(await database.ScalarAsync(
            "select exists (select from inbox where id = $1 and conversation = $2)", [row, key], cancellationToken))!;

    private async Task<bool> ChangeAsync(string statement, params object[] values) => await database.ExecuteAsync(statement, values) > 0;

    private async Task<bool> WakeAsync(string key)
    {
        var conversation = new ConversationId(key);
        await grains.GetGrain<IConversationGrain>(conversation.Value).RereadAsync();
        return true;
    }

    private static string NameOf(long row) => string.Create(CultureInfo.InvariantCulture, $"in-{row}");
}

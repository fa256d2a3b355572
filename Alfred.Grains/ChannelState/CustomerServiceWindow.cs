using System.Data.Common;
using Alfred.Conversations;

namespace Alfred.ChannelState;

/// <summary>
/// Knows from the inbox when a person last wrote, and keeps whom the template went to. Completing a person's message forgets the latter.
/// </summary>
internal sealed partial class CustomerServiceWindow(NpgsqlDataSource database, TimeProvider clock, ILogger<CustomerServiceWindow> log)
    : ICustomerServiceWindow
{
    /// <summary>Longer than any provider's window.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(48);

    public async Task<WindowState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select (select max(coalesce(written_at, received_at)) from inbox where conversation = $1 and channel <> 'schedule'
                and received_at > $2),
                   (select closed_at from closed_window where conversation = $1)
            """);
        command.Parameters.AddValues([conversation.Value, clock.GetUtcNow() - Memory]);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return new(reader.FindTime(0), reader.FindTime(1));
        }
        catch (DbException exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            LogAway(log, exception);
            return null;
        }
    }

    public async Task<bool?> TryClaimTemplateAsync(
        ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            insert into closed_window as w (conversation, closed_at, template_sent_at) values ($1, $3, $2)
            on conflict (conversation) do update set template_sent_at = $2
            where w.template_sent_at is null or (w.template_sent_at <= $2 - interval '24 hours' and w.closed_at > $2 - interval '72 hours')
            """,
            conversation, since, cancellationToken) is { } rows ? rows > 0 : null;

    public Task ReleaseTemplateAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "update closed_window set template_sent_at = null where conversation = $1 and template_sent_at <= $2", conversation,
            since: null, cancellationToken);

    public Task NoteClosedAsync(ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "insert into closed_window (conversation, closed_at) select $1, least($2, $3) on conflict do nothing", conversation, since,
            cancellationToken);

    private async Task<int?> ExecuteAsync(
        string text, ConversationId conversation, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        object[] values = [conversation.Value, clock.GetUtcNow()];
        try
        {
            return await database.ExecuteAsync(text, since is { } from ? [.. values, from] : values, cancellationToken);
        }
        catch (DbException exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            LogAway(log, exception);
            return null;
        }
    }

    [LoggerMessage(650, LogLevel.Warning, "Whether a conversation is open cannot be said until the database is back")]
    private static partial void LogAway(ILogger logger, Exception exception);
}

namespace Alfred.Channels;

/// <summary>
/// How many parts of a message that takes several calls have left, by outbox row. When a later part fails, or the process dies between two
/// parts, the next attempt goes on where the last one stopped, so that nobody reads the beginning twice.
/// </summary>
public interface ISendProgress
{
    /// <summary>How many parts of a row have left; null when the database cannot say it now.</summary>
    Task<int?> CountAsync(long outboxId, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that so many parts have left. Does not throw for a database that is away: this process remembers it until then.
    /// </summary>
    Task NoteAsync(long outboxId, int parts, CancellationToken cancellationToken);
}

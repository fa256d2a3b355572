using Alfred.Inbox;

namespace Alfred.Recovery;

/// <summary>
/// Clamps moments that a wrong clock wrote. A row that was last tried in the future was written before the clock was set back: it waits as
/// long as it was meant to, from now on, instead of until that hour comes again.
/// </summary>
internal sealed class FutureTimestamps(NpgsqlDataSource database, ScheduleStore schedules)
{
    /// <summary>Moves what waits too long. Changes nothing while the clock is as it was.</summary>
    public async Task ClampAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ClampSendsAsync(now, cancellationToken);
        await ClampTriesAsync(now, cancellationToken);
        await schedules.ClampAsync(now, cancellationToken);
    }

    private async Task ClampSendsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was asked for by a provider (Retry-After) keeps its length: the row is moved as a whole. Senders work on the same rows in
        // another order, and one of the two may have to begin again.
        await TransientRetry.RunAsync(() => database.ExecuteAsync("""
            update outbox set due_at = due_at - (coalesce(tried_at, created_at) - $1), claimed_until = claimed_until - (coalesce(tried_at,
                created_at) - $1), tried_at = $1
            where is_open and coalesce(tried_at, created_at) > $2
            """, [now, now + ClockRollbackDetector.Tolerance], cancellationToken));
    }

    private async Task ClampTriesAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await TransientRetry.RunAsync(() => database.ExecuteAsync(
            "update inbox set due_at = $1 where state = 'waiting' and due_at > $2",
            [now, now + StoredMessage.MaxRetryDelay], cancellationToken));
}

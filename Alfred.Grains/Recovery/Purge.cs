namespace Alfred.Recovery;

/// <summary>
/// Forgets what is settled. At most <see cref="Batch"/> rows a statement and a transaction each, so that no lock is held for long; a table
/// that grew large is worked off over many of them.
/// </summary>
internal sealed class Purge(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The most rows that one transaction deletes.</summary>
    public const int Batch = 1_000;

    /// <summary>Delivery keys are kept for longer than any provider delivers again: Meta retries for 7 days.</summary>
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromDays(9);

    /// <summary>Meta reports for up to 30 days what became of a message.</summary>
    private static readonly TimeSpan SentIsKept = TimeSpan.FromDays(35);

    /// <summary>How long an operator may take to look at what failed.</summary>
    private static readonly TimeSpan DeadIsKept = TimeSpan.FromDays(90);

    // The arrays and the count make every step a look into an index; as joins they read both tables whole when much is old. All parts see
    // the inbox as it was before.
    private const string Inbox = """
        with old as (
            delete from inbox
            where id = any (array(
                (select id from inbox where settled_at < $1 and state = 'done' order by settled_at limit $3)
                union all
                (select id from inbox where settled_at < $2 and state in ('dead', 'quarantined') limit $3)
                limit $3))
            returning body_id
        ), spent as (
            select body_id, count(*) as gone from old group by body_id
        ), bodies as (
            delete from inbox_body b using spent
            where b.id = spent.body_id and spent.gone = (select count(*) from inbox i where i.body_id = spent.body_id)
        )
        select count(*)::int from old
        """;

    private const string Outbox = """
        with old as (
            delete from outbox
            where id = any (array(
                (select id from outbox where settled_at < $1 and state = 'sent' and stage <> 1 order by settled_at limit $3)
                union all
                (select id from outbox where settled_at < $2 and has_failed limit $3)
                limit $3))
            returning 1
        )
        select count(*)::int from old
        """;

    // As long as the message that wrote it may come again.
    private const string OutsideWrites = "delete from outside_write where begun_at < $1";

    /// <summary>Deletes everything that is old enough.</summary>
    /// <returns>How many rows of the inbox and the outbox went.</returns>
    public async Task<(int Inbox, int Outbox)> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await database.ExecuteAsync(OutsideWrites, [now - DeadIsKept], cancellationToken);
        return (
            await RunAsync(Inbox, now - KeysAreKept, now - DeadIsKept, cancellationToken),
            await RunAsync(Outbox, now - SentIsKept, now - DeadIsKept, cancellationToken));
    }

    private async Task<int> RunAsync(string text, DateTimeOffset doneBefore, DateTimeOffset deadBefore, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var gone = (int)(await database.ScalarAsync(text, [doneBefore, deadBefore, Batch], cancellationToken))!;
            all += gone;
            if (gone < Batch)
                return all;
        }
    }
}

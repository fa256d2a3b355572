using System.Collections.Concurrent;
using System.Data.Common;

namespace Alfred.ChannelState;

/// <summary>Keeps in the outbox row how many parts have left, and in memory what the database could not take.</summary>
internal sealed partial class SendProgress(NpgsqlDataSource database, ILogger<SendProgress> log) : ISendProgress
{
    private readonly ConcurrentDictionary<long, int> _unwritten = new();

    public async Task<int?> CountAsync(long outboxId, CancellationToken cancellationToken)
    {
        if (_unwritten.TryGetValue(outboxId, out var parts))
            return parts;
        try
        {
            return await database.ScalarAsync("select parts_sent from outbox where id = $1", [outboxId], cancellationToken) is short count
                ? count : 0;
        }
        catch (DbException exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            LogAway(log, exception);
            return null;
        }
    }

    public async Task NoteAsync(long outboxId, int parts, CancellationToken cancellationToken)
    {
        try
        {
            await database.ExecuteAsync("update outbox set parts_sent = $2 where id = $1", [outboxId, (short)parts], cancellationToken);
            _unwritten.TryRemove(outboxId, out _);
        }
        catch (DbException exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            LogAway(log, exception);
            _unwritten[outboxId] = parts;
        }
    }

    [LoggerMessage(210, LogLevel.Warning, "How many parts of a message have left cannot be read or noted until the database is back")]
    private static partial void LogAway(ILogger logger, Exception exception);
}

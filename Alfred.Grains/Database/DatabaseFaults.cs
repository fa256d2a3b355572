using System.Net.Sockets;
using Orleans.Storage;

namespace Alfred.Database;

/// <summary>Tells failures of the infrastructure from failures of what was asked.</summary>
internal static class DatabaseFaults
{
    /// <summary>
    /// True when the database refused the data itself: PostgreSQL's classes 21 (cardinality), 22 (data exception), 23 (integrity) and 54
    /// (limit exceeded).
    /// </summary>
    public static bool IsFaultOfData(Exception exception) =>
        exception is PostgresException { SqlState: ['2', '1' or '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>
    /// True when trying again later may simply work: the database or the network is away or in the wrong state (a standby, a changed
    /// password), something took too long, a silo stops or died, or another activation wrote first. Such a failure is never held against a
    /// message.
    /// </summary>
    public static bool IsInfrastructure(Exception exception) => exception switch
    {
        PostgresException => !IsFaultOfData(exception),
        NpgsqlException or SocketException or IOException or TimeoutException or InconsistentStateException
            or OrleansMessageRejectionException
            or LimitExceededException or OperationCanceledException or BacklogFullException
            or ObjectDisposedException => true,
        { InnerException: { } inner } => IsInfrastructure(inner),
        _ => false,
    };

    /// <summary>
    /// True when trying again at once is worth it: the connection came from the pool and was dead (each is, after a restart of the server),
    /// or two transactions waited for each other.
    /// </summary>
    public static bool IsWorthAnImmediateTry(Exception exception) => exception
        is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.DeadlockDetected }
        or NpgsqlException { InnerException: IOException or SocketException };
}

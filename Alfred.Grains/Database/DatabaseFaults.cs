using System.Net.Sockets;
using Alfred.Batching;
using Npgsql;
using Orleans.Storage;

namespace Alfred.Database;

/// <summary>Tells failures of the infrastructure from failures of what was asked.</summary>
internal static class DatabaseFaults
{
    /// <summary>
    /// True when the database refused the data itself: PostgreSQL's classes 22 (data exception), 23 (integrity) and 54 (limit exceeded).
    /// </summary>
    public static bool IsFaultOfData(Exception exception) =>
        exception is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>
    /// True when trying again later may simply work: the database or the network is away, something took too long, or another activation
    /// wrote first. Such a failure is never held against a message.
    /// </summary>
    public static bool IsInfrastructure(Exception exception) => exception switch
    {
        NpgsqlException npgsql when npgsql.IsTransient => true,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException => false,
        NpgsqlException or SocketException or IOException or TimeoutException or InconsistentStateException
            or OperationCanceledException or BacklogFullException or ObjectDisposedException => true,
        { InnerException: { } inner } => IsInfrastructure(inner),
        _ => false,
    };
}

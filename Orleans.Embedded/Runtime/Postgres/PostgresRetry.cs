using Npgsql;

namespace Orleans.Embedded;

/// <summary>Tries once more when the connection broke: after a restart of the server every pooled connection is dead.</summary>
internal static class PostgresRetry
{
    public static async Task<T> RunAsync<T>(Func<Task<T>> work, Action? onRetry = null)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException exception) when (IsBroken(exception))
        {
            onRetry?.Invoke();
            return await work();
        }
    }

    private static bool IsBroken(NpgsqlException exception) => exception is PostgresException { SqlState: var state }
        ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow || state.StartsWith("08", StringComparison.Ordinal)
        : exception.InnerException is IOException or System.Net.Sockets.SocketException;
}

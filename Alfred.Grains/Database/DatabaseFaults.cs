using System.Net.Sockets;
using Orleans.Storage;
using Polly;
using Polly.Retry;

namespace Alfred.Database;

/// <summary>Tells failures of the infrastructure from failures of what was asked.</summary>
internal static class DatabaseFaults
{
    /// <summary>
    /// How many seconds a statement may take. Much less than Orleans waits for a grain (30 s): whoever waits for a database that does not
    /// answer hears it from the database, which is not held against a message, and not from Orleans, which is. See
    /// <see cref="CountsAsTry"/>.
    /// </summary>
    public const int PatienceSeconds = 10;

    /// <summary>
    /// How Orleans begins what it says of a grain that did not answer. The type tells nothing: Npgsql's own time limits come as
    /// <see cref="NpgsqlException"/>, but other parts of the message path throw <see cref="TimeoutException"/> as well.
    /// </summary>
    private const string LateAnswer = "Response did not arrive on time";

    /// <summary>
    /// True when the database refused the data itself: PostgreSQL's classes 21 (cardinality), 22 (data exception), 23 (integrity) and 54
    /// (limit exceeded).
    /// </summary>
    public static bool IsFaultOfData(Exception exception) =>
        exception is PostgresException { SqlState: ['2', '1' or '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>
    /// True when trying again later may simply work: the database or the network is away or in the wrong state (a standby, a changed
    /// password), something took too long, a silo stops or died, or another activation wrote first. Such a failure is not held against a
    /// message, but for a grain that does not answer: see <see cref="CountsAsTry"/>.
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
    /// True when a failure is held against the message that met it: its own, or a grain that did not answer in time. Whatever such a grain
    /// waits for, it may wait for it for ever, and so would everything behind the message. That the try is noted takes the database: while
    /// it is away, nothing counts; nor while it only blocks, which ends sooner (<see cref="PatienceSeconds"/>). What a silo took with it
    /// when it stopped or died Orleans tells apart, and that does not count.
    /// </summary>
    public static bool CountsAsTry(Exception exception) => !IsInfrastructure(exception) || IsLateAnswer(exception);

    /// <summary>True when a grain did not answer in time.</summary>
    public static bool IsLateAnswer(Exception exception) => exception switch
    {
        TimeoutException when exception.Message.StartsWith(LateAnswer, StringComparison.Ordinal) => true,
        { InnerException: { } inner } => IsLateAnswer(inner),
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

/// <summary>Does again at once what only met a dead connection. For statements that change nothing when they are repeated.</summary>
internal static class TransientRetry
{
    /// <summary>
    /// A server that ended its connections has ended every one in the pool (20 by default), and each is noticed by the statement that it
    /// fails.
    /// </summary>
    private const int MaxRetries = 24;

    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static tried =>
                ValueTask.FromResult(tried.Outcome.Exception is { } exception && DatabaseFaults.IsWorthAnImmediateTry(exception)),
            MaxRetryAttempts = MaxRetries,
            // The next connection of the pool, or a new one: there is nothing to wait for.
            Delay = TimeSpan.Zero,
        })
        .Build();

    /// <summary>Tries until it works, fails in another way, or more connections were dead than a pool holds.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt) =>
        await Pipeline.ExecuteAsync(static async (state, _) => await state(), attempt);
}

using Polly;
using Polly.Retry;

namespace Alfred.Database;

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

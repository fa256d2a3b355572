namespace Alfred.Database;

/// <summary>Does again at once what only met a dead connection. For statements that change nothing when they are repeated.</summary>
internal static class ImmediateTries
{
    /// <summary>A server that ended its connections has ended every one in the pool (20 by default), and each is noticed by the statement that it fails.</summary>
    private const int Most = 25;

    /// <summary>Tries until it works, fails in another way, or more connections were dead than a pool holds.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt)
    {
        for (var left = Most; ; left--)
        {
            try
            {
                return await attempt();
            }
            catch (Exception exception) when (left > 1 && DatabaseFaults.IsWorthAnImmediateTry(exception))
            {
                // The next connection of the pool, or a new one.
            }
        }
    }
}

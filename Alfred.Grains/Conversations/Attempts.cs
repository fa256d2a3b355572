namespace Alfred.Conversations;

/// <summary>How often a message that fails by its own fault is tried, and how long apart.</summary>
internal static class Attempts
{
    /// <summary>After this many real tries it becomes a dead letter and the conversation goes on.</summary>
    public const int Maximum = 5;

    /// <summary>The wait after a failed attempt: 0.5 s, doubled each time.</summary>
    public static TimeSpan WaitAfter(int attempt) => TimeSpan.FromSeconds(0.5 * (1 << (attempt - 1)));
}

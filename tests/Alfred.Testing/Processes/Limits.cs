namespace Alfred.Testing.Processes;

/// <summary>The time limits of these tests: for what never takes that long, however busy the machine, unless something is broken.</summary>
public static class Limits
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>
    /// For what waits until the product has given up waiting for news of a message that was cut off, which takes it 30 s.
    /// </summary>
    public static readonly TimeSpan Reconciled = TimeSpan.FromSeconds(150);

    /// <summary>How long a process may take to end in order; platforms kill after that.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(25);
}

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Looks at the product's resident memory four times a second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer _timer;

    public MemoryWatch(int process) =>
        _timer = new(_ => Most = Math.Max(Most, Usage.Resident(process)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));

    /// <summary>The most that was seen, in megabytes.</summary>
    public double Most { get; private set; }

    public void Dispose() => _timer.Dispose();
}

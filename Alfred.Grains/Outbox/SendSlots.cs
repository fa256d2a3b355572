namespace Alfred.Outbox;

/// <summary>
/// How many sends this process has under way at once. Far more than WhatsApp (80 a second) or Slack (1 a second and channel) allow; each of
/// them is a send that a kill can cut off. Whoever waits longest comes first.
/// </summary>
internal sealed class SendSlots : IDisposable
{
    private const int Parallel = 16;

    private readonly SemaphoreSlim _free = new(Parallel, Parallel);
    private int _waiting;

    /// <summary>True when somebody waits for a slot: who has one should not keep it for another send.</summary>
    public bool AreContended => Volatile.Read(ref _waiting) > 0;

    /// <summary>Waits for a slot.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (_free.Wait(0, CancellationToken.None))
            return;
        Interlocked.Increment(ref _waiting);
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}

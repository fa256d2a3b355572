namespace Alfred.Gateway.Webhooks;

/// <summary>
/// The memory that bodies may take while they are read and nobody knows yet who sent them. Without it, a few hundred strangers with three
/// megabytes each would fill a small machine.
/// </summary>
internal sealed class BodyBudget(int total = BodyBudget.Default)
{
    /// <summary>
    /// One of the longest bodies at a time, which takes it for its pieces and for the whole: strangers must not make the process grow by
    /// more. Providers deliver a body again for which there was no room.
    /// </summary>
    public const int Default = 8 * 1024 * 1024;

    private long _left = total;

    /// <summary>Opens one body's share; disposing gives it back.</summary>
    public Share Open() => new(this);

    /// <summary>What one body has taken.</summary>
    public sealed class Share(BodyBudget budget) : IDisposable
    {
        private long _taken;

        /// <summary>Takes so many bytes more; false when they are not there.</summary>
        public bool TryTake(int bytes)
        {
            if (Interlocked.Add(ref budget._left, -bytes) < 0)
            {
                Interlocked.Add(ref budget._left, bytes);
                return false;
            }

            _taken += bytes;
            return true;
        }

        /// <summary>Gives everything back.</summary>
        public void Dispose()
        {
            Interlocked.Add(ref budget._left, _taken);
            _taken = 0;
        }
    }
}

namespace Alfred.Silo.PrivatePostgres;

/// <summary>Locks on files beside a cluster. The system releases them when their process ends, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>Waits until no other process makes, starts or stops the cluster.</summary>
    public static async Task<ClusterLock> ToChangeAsync(ClusterPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryOpen(place, "postgres.change.lock", FileShare.None) is { } held)
                return held;
            await Task.Delay(RetryInterval, time, cancellationToken);
        }
    }

    /// <summary>
    /// Marks the server as used by this process. Any number may; only to be called while holding <see cref="ToChangeAsync"/>.
    /// </summary>
    public static ClusterLock ToUse(ClusterPlace place) =>
        TryOpen(place, "postgres.use.lock", FileShare.ReadWrite)
        ?? throw new PrivatePostgresException($"{place.Directory} cannot be locked for use.");

    /// <summary>Whether anybody uses the server.</summary>
    public static bool IsUsed(ClusterPlace place)
    {
        using var alone = TryOpen(place, "postgres.use.lock", FileShare.None);
        return alone is null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static ClusterLock? TryOpen(ClusterPlace place, string name, FileShare share)
    {
        try
        {
            return new(new FileStream(Path.Combine(place.Directory, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, share));
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}

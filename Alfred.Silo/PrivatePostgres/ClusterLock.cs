namespace Alfred.Silo.PrivatePostgres;

/// <summary>Locks on files beside a cluster. The system releases them when their process ends, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private const string ChangeLock = "postgres.change.lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Longer than it takes to make a cluster, start a server or recover one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>Waits until no other process makes, starts or stops the cluster.</summary>
    /// <exception cref="PrivatePostgresException">Another one holds it for too long.</exception>
    public static async Task<ClusterLock> ToChangeAsync(ClusterPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            if (TryOpen(place, ChangeLock, FileShare.None) is { } held)
                return held;
            if (time.GetElapsedTime(began) > Patience)
                throw new PrivatePostgresException($"{Path.Combine(place.Directory, ChangeLock)} is held by another process. End it.");
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

    public void Dispose() => _file.Dispose();

    private static ClusterLock? TryOpen(ClusterPlace place, string name, FileShare share)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            var file = new FileStream(Path.Combine(place.Directory, name), options);
            // Whoever can open it can lock it, and an earlier version made it for everybody.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
            return new(file);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}

using System.Text;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>Makes a cluster's directory and its configuration.</summary>
internal static class Cluster
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Traversable = OwnerOnly | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;

    /// <summary>Makes the directory around the cluster, which holds the locks.</summary>
    public static void MakeDirectory(ClusterPlace place)
    {
        Directory.CreateDirectory(place.Directory);
        if (place.User.Name is null || OperatingSystem.IsWindows())
            return;
        // Whatever the umask was, the server's user has to get through; the secrets beside the cluster have modes of their own.
        foreach (var directory in (string[])[Path.GetDirectoryName(place.Directory)!, place.Directory])
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | Traversable);
        if (place.Link is not null && !Directory.Exists(place.Link))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place.Link)!);
            File.Delete(place.Link);
            Directory.CreateSymbolicLink(place.Link, place.Data);
        }
    }

    /// <summary>Makes the cluster. It gets its name only when it is complete.</summary>
    public static async Task MakeAsync(ClusterPlace place, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var unfinished = $"{place.Data}.new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await MakePrivateDirectoryAsync(place.User, unfinished, cancellationToken);
        await ServerProgram.RequireAsync(
            place.User,
            binaries["initdb"],
            [
                "-D", unfinished, "-U", ClusterPlace.DatabaseName, "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8",
                OperatingSystem.IsMacOS() ? "--locale=C" : "--locale=C.UTF-8", "--no-instructions",
            ],
            cancellationToken);
        Directory.Move(unfinished, place.Data);
    }

    /// <summary>Writes the server's configuration, which is Alfred's alone.</summary>
    public static Task ConfigureAsync(ClusterPlace place, CancellationToken cancellationToken) =>
        ReplaceAsync(
            Path.Combine(place.Data, "postgresql.conf"),
            string.Create(CultureInfo.InvariantCulture, $"""
                # Written by Alfred at each start. A private server: its socket is in a directory that only its owner may enter.
                listen_addresses = ''
                port = {ClusterPlace.Port}
                unix_socket_directories = {Quote(place.SocketDirectory)}
                unix_socket_permissions = 0700
                max_connections = 120
                # Small: it shares a small machine with Alfred.
                shared_buffers = 16MB
                wal_buffers = 1MB
                max_wal_size = 128MB
                min_wal_size = 32MB
                wal_level = minimal
                max_wal_senders = 0
                max_worker_processes = 2
                max_parallel_workers = 0
                autovacuum_max_workers = 1
                jit = off
                # What was committed survives a power cut.
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_line_prefix = '%m [%p] '

                """),
            cancellationToken);

    // The directory is the server's user's, who may have put a link where the file is: root would write through it.
    private static async Task ReplaceAsync(string file, string content, CancellationToken cancellationToken)
    {
        var next = $"{file}.{Path.GetRandomFileName()}";
        await using (var stream = new FileStream(next, FileMode.CreateNew, FileAccess.Write))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, Readable);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(content), cancellationToken);
        }

        File.Move(next, file, overwrite: true);
    }

    /// <summary>Makes a directory that only the server's user may enter.</summary>
    public static async Task MakePrivateDirectoryAsync(ServerUser user, string directory, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("a private Postgres needs Linux or macOS; set DATABASE_URL");
        Directory.CreateDirectory(directory, OwnerOnly);
        if (user.Name is not null)
            await ServerProgram.RequireAsync(new(null), "chown", [$"{user.Name}:", directory], cancellationToken);
    }

    // The comma separates directories in this setting, so it needs double quotes inside the single ones.
    private static string Quote(string path) => $"'\"{path.Replace("'", "''", StringComparison.Ordinal)}\"'";
}

using System.Diagnostics;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>The server process that <c>postmaster.pid</c> names.</summary>
internal static class Postmaster
{
    private static readonly TimeSpan MaxStartTime = TimeSpan.FromSeconds(10);

    /// <summary>Whether the file names a process that is alive and is this cluster's server.</summary>
    public static bool IsAlive(ClusterPlace place) => ReadId(place) is { } id && IsServer(id, place);

    /// <summary>
    /// Removes what a dead server left behind. Postgres does so itself unless the id of the dead process belongs to another one by now, as
    /// after a crash of the machine or in a new container, or is still in the process table: then it would not start.
    /// </summary>
    public static void RemoveStaleFiles(ClusterPlace place, TimeProvider time)
    {
        var file = new FileInfo(FilePath(place));
        // A server that is just starting has not written its id yet; a power cut may have lost it.
        var isStale = !file.Exists
            || (ReadId(place) is { } id ? !IsServer(id, place) : time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > MaxStartTime);
        if (!isStale)
            return;
        file.Delete();
        File.Delete(Path.Combine(place.SocketDirectory, $".s.PGSQL.{ClusterPlace.Port}.lock"));
    }

    private static string FilePath(ClusterPlace place) => Path.Combine(place.Data, "postmaster.pid");

    private static int? ReadId(ClusterPlace place)
    {
        try
        {
            var line = File.ReadLines(FilePath(place)).FirstOrDefault();
            return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsServer(int id, ClusterPlace place)
    {
        try
        {
            if (Directory.Exists("/proc/self"))
                return IsServer(File.ReadAllText($"/proc/{id}/cmdline").Split('\0'), place);
            using var process = Process.GetProcessById(id);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Gone, or not ours to look at.
            return false;
        }
    }

    private static bool IsServer(string[] command, ClusterPlace place)
    {
        if (!Path.GetFileName(command[0]).StartsWith("postgres", StringComparison.Ordinal))
            return false;
        var data = command.SkipWhile(argument => argument != "-D").ElementAtOrDefault(1);
        // A server whose directory no longer exists still runs in a clone that was moved: this one.
        return data == place.Data || (data is not null && !Directory.Exists(data));
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>The server process that <c>postmaster.pid</c> names.</summary>
internal static class Postmaster
{
    private static readonly TimeSpan BeingWritten = TimeSpan.FromSeconds(10);

    /// <summary>Whether the file names a process that is alive and is this cluster's server.</summary>
    public static bool IsAlive(ClusterPlace place) => ReadId(place) is { } id && IsServer(id, place);

    /// <summary>
    /// Removes the file when it names no server of ours: after a crash of the machine or a new container its number belongs to some other
    /// process, and Postgres would not start.
    /// </summary>
    public static void RemoveStaleFile(ClusterPlace place, TimeProvider time)
    {
        var file = new FileInfo(FilePath(place));
        if (!file.Exists)
            return;
        // A server that starts right now has not written its number yet; a power cut may have lost it.
        var isStale = ReadId(place) is { } id ? !IsServer(id, place) : time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > BeingWritten;
        if (isStale)
            file.Delete();
    }

    private static string FilePath(ClusterPlace place) => Path.Combine(place.Data, "postmaster.pid");

    private static int? ReadId(ClusterPlace place)
    {
        try
        {
            return int.TryParse(File.ReadLines(FilePath(place)).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
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
        // A server whose directory is not there any more runs on in a clone that was moved: this one.
        return data == place.Data || (data is not null && !Directory.Exists(data));
    }
}

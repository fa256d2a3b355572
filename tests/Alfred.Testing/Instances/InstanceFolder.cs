using System.Globalization;
using Alfred.Testing.Processes;

namespace Alfred.Testing.Instances;

/// <summary>A working directory of one instance. When it goes, so does the private Postgres that a killed process left in it.</summary>
public sealed class InstanceFolder : IAsyncDisposable
{
    public InstanceFolder(string instance)
    {
        // The server's user has to get through.
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Data = Path.Combine(Root, ".alfred", instance, "postgres");
        Guardian.WatchPostgres(Data);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("alfred-e2e-").FullName;

    /// <summary>The data of the private Postgres.</summary>
    public string Data { get; }

    /// <summary>How the private Postgres is reached.</summary>
    public string ConnectionString => $"Host={Data};Username=alfred;Database=alfred;Timeout=5;Pooling=false";

    /// <summary>The number of the private Postgres that runs; null when none does.</summary>
    public int? PostgresId
    {
        get
        {
            var file = Path.Combine(Data, "postmaster.pid");
            return File.Exists(file)
                && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Directory.Exists($"/proc/{id}")
                ? id
                : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (PostgresId is { } id)
        {
            // Immediate shutdown; the server's other processes go with it.
            await ProgramRun.TryAsync("kill", "-QUIT", id.ToString(CultureInfo.InvariantCulture));
            await Eventually.EqualsAsync(false, () => Task.FromResult(Directory.Exists($"/proc/{id}")));
        }

        Directory.Delete(Root, recursive: true);
    }
}

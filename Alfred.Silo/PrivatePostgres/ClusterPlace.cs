using System.Security.Cryptography;
using System.Text;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>Where a private cluster is and how it is reached.</summary>
public sealed class ClusterPlace
{
    /// <summary>The role and the database that Alfred uses in a private cluster.</summary>
    public const string DatabaseName = "alfred";

    /// <summary>The name of the socket in its directory is made of this, though the server listens on no port.</summary>
    public const int Port = 5432;

    // sockaddr_un holds 108 bytes on Linux, 104 on macOS, each with a zero at the end.
    private const int MaxSocketPath = 103;

    private ClusterPlace(string directory, ServerUser user, string? link)
    {
        Directory = directory;
        User = user;
        Link = link;
        SocketDirectory = ChooseSocketDirectory();
    }

    /// <summary>The directory of one instance's cluster, with its locks.</summary>
    public string Directory { get; }

    /// <summary>Postgres' data directory.</summary>
    public string Data => Path.Combine(Directory, "postgres");

    /// <summary>Where the server's messages go.</summary>
    public string Log => Path.Combine(Data, "server.log");

    /// <summary>The user that runs the server.</summary>
    public ServerUser User { get; }

    /// <summary>The link in the instance's own directory when the data is elsewhere; null when it is there.</summary>
    public string? Link { get; }

    /// <summary>The directory of the server's socket.</summary>
    public string SocketDirectory { get; }

    /// <summary>The version that made the cluster; null when there is none yet.</summary>
    public int? Major => Path.Combine(Data, "PG_VERSION") is var file && File.Exists(file)
        ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
        : null;

    /// <summary>Decides where the cluster of an instance is. Creates nothing.</summary>
    /// <param name="instanceDirectory"><c>.alfred/home</c> or <c>.alfred/biz</c>.</param>
    /// <param name="user">Who will own the data.</param>
    public static ClusterPlace Choose(string instanceDirectory, ServerUser user)
    {
        var own = Path.GetFullPath(instanceDirectory);
        var link = Path.Combine(own, "postgres");
        // A link of an earlier start decides, also when the clone was moved or opened to others since.
        if (new DirectoryInfo(link).LinkTarget is { } target)
            return new(Path.GetDirectoryName(target)!, user, link);
        return System.IO.Directory.Exists(link) || user.CanReach(own)
            ? new(own, user, null)
            : new($"/var/lib/alfred/{Hash(own)}/{Path.GetFileName(own)}", user, link);
    }

    /// <summary>The connection string of a database of the cluster.</summary>
    public string ConnectionString(string database = DatabaseName) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory,
        Port = Port,
        Username = DatabaseName,
        Database = database,
        MaxPoolSize = 20,
        MaxAutoPrepare = 30,
        NoResetOnClose = true,
        Timeout = 10,
        CancellationTimeout = DatabaseUrl.CancellationMilliseconds,
    }.ConnectionString;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private string ChooseSocketDirectory()
    {
        // A comma separates hosts in a connection string.
        var socket = Path.Combine(Data, $".s.PGSQL.{Port}");
        if (Encoding.UTF8.GetByteCount(socket) <= MaxSocketPath && !Data.Contains(',', StringComparison.Ordinal))
            return Data;
        var name = $"alfred-{Hash(Data)}";
        if (Environment.IsPrivilegedProcess)
            return Path.Combine("/run", name);
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Path.Combine(runtime is { Length: > 0 and < 60 } && System.IO.Directory.Exists(runtime) ? runtime : "/tmp", name);
    }
}

namespace Alfred.Silo.PrivatePostgres;

/// <summary>
/// The directory of a server's socket. Whoever owns it decides who answers there, and the way to it may lead through a directory in which
/// everybody may make one of that name first: so it is looked at before anything is said to what listens in it.
/// </summary>
internal static class SocketDirectory
{
    private const UnixFileMode OthersMode =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the directory where it is missing.</summary>
    /// <exception cref="PrivatePostgresException">What is there is not the cluster's own.</exception>
    public static async Task RequireAsync(ClusterPlace place, CancellationToken cancellationToken)
    {
        // In the cluster's own directory nobody else can have put anything; Postgres itself checks its owner and mode.
        if (place.SocketDirectory == place.Data)
            return;
        if (!Directory.Exists(place.SocketDirectory))
            await Cluster.MakePrivateDirectoryAsync(place.User, place.SocketDirectory, cancellationToken);
        // Both are read at once, and links are not followed. What is found can no longer be exchanged: only its owner may.
        var socket = await ReadAsync(place.SocketDirectory, cancellationToken);
        var data = await ReadAsync(place.Data, cancellationToken);
        if (!socket.IsDirectory)
            throw Refuse("no directory", place);
        if (socket.Owner != data.Owner)
            throw Refuse("somebody else's", place);
        if ((socket.Mode & OthersMode) != UnixFileMode.None)
            throw Refuse("open to others", place);
    }

    private static PrivatePostgresException Refuse(string kind, ClusterPlace place) => new(
        $"{place.SocketDirectory}, where the socket of the private Postgres belongs, is {kind}. Somebody may have made it to read along. "
        + "Find out who, and remove it.");

    // .NET tells no owner, and following a link would tell that of its target.
    private static async Task<(bool IsDirectory, string Owner, UnixFileMode Mode)> ReadAsync(
        string path, CancellationToken cancellationToken)
    {
        string[] format = OperatingSystem.IsMacOS() ? ["-f", "%Xp:%u"] : ["-c", "%f:%u"];
        var (exitCode, output) = await ServerProgram.RunAsync(new(null), "stat", [.. format, "--", path], cancellationToken);
        // st_mode in hexadecimal: the type of the file above the 12 bits of its mode.
        return exitCode == 0 && output.Split(':') is [var mode, var owner]
            ? (Convert.ToInt32(mode, 16) >> 12 == 0b0100, owner, (UnixFileMode)(Convert.ToInt32(mode, 16) & 0b111_111_111_111))
            : throw new PrivatePostgresException($"{path} cannot be looked at: {output}");
    }
}

namespace Alfred.Silo.PrivatePostgres;

/// <summary>
/// Under whose name the server's programs run. Postgres refuses to run as root, so that root hands over to a user with fewer rights.
/// </summary>
/// <param name="Name">The user; null for the one that runs this process.</param>
public sealed record ServerUser(string? Name)
{
    private const string Passwords = "/etc/passwd";

    /// <summary>The user for this process.</summary>
    public static ServerUser OfThisProcess() => new(Environment.IsPrivilegedProcess ? FindUnprivileged() : null);

    // "postgres" comes with Debian's package; "nobody" is everywhere else.
    private static string FindUnprivileged() =>
        File.Exists(Passwords) && File.ReadLines(Passwords).Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>Whether the user can get at what lies below a directory, judged by what everybody may do.</summary>
    public bool CanReach(string directory)
    {
        if (Name is null || OperatingSystem.IsWindows())
            return true;
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }
}

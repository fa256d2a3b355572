namespace Alfred.Silo.PrivatePostgres;

/// <summary>
/// The user that runs Postgres' programs. Postgres refuses to run as root, so root hands over to a user with fewer rights.
/// </summary>
/// <param name="Name">The user; null for the one that runs this process.</param>
public sealed record ServerUser(string? Name)
{
    private const string Passwords = "/etc/passwd";

    /// <summary>The user for this process.</summary>
    public static ServerUser OfThisProcess() => new(Environment.IsPrivilegedProcess ? FindUnprivileged() : null);

    // "postgres" comes with Debian's package; "nobody" is everywhere else.
    private static string FindUnprivileged()
    {
        var users = File.Exists(Passwords) ? File.ReadLines(Passwords) : [];
        return users.Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }

    /// <summary>Whether the user can reach what is below a directory, judged by what everybody may do.</summary>
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

using System.Diagnostics;
using System.Globalization;
using Alfred.Migrations;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>A directory with Postgres' programs, of a version that Alfred can use.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Major">The version's first number.</param>
public sealed record PostgresBinaries(string Directory, int Major)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The path of a program.</summary>
    public string this[string program] => Path.Combine(Directory, program);

    /// <summary>Finds the programs: those of a given version, else the newest.</summary>
    /// <param name="major">The version that made the cluster; null when there is none yet.</param>
    /// <exception cref="PrivatePostgresException">There are none that fit.</exception>
    public static PostgresBinaries Find(int? major)
    {
        var found = Candidates().Where(IsComplete).Select(Identify).OfType<PostgresBinaries>();
        if (major is not null)
        {
            return found.FirstOrDefault(binaries => binaries.Major == major) ?? throw new PrivatePostgresException(
                $"the private database was made by Postgres {major}, whose programs are not installed any more. Install them ({InstallCommand(major.Value)}), or set DATABASE_URL.");
        }

        return found.Where(binaries => binaries.Major >= DurabilityCheck.OldestServer).MaxBy(binaries => binaries.Major) ?? throw new PrivatePostgresException(
            $"Postgres {DurabilityCheck.OldestServer} or newer is not installed. Install it ({InstallCommand(null)}), or set DATABASE_URL to a server.");
    }

    private static string InstallCommand(int? major) => OperatingSystem.IsMacOS()
        ? $"brew install postgresql@{major ?? 17}"
        : major is null ? "sudo apt-get install postgresql" : $"sudo apt-get install postgresql-{major}";

    private static IEnumerable<string> Candidates()
    {
        foreach (var pattern in (string[])["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql"])
        {
            if (System.IO.Directory.Exists(pattern))
            {
                foreach (var installed in System.IO.Directory.EnumerateDirectories(pattern).Where(IsPostgres))
                    yield return Path.Combine(installed, "bin");
            }
        }

        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // A link in the PATH leads to where the other programs are.
            var program = new FileInfo(Path.Combine(directory, "postgres"));
            if (program.Exists && program.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                yield return Path.GetDirectoryName(target.FullName)!;
            yield return directory;
        }
    }

    private static bool IsPostgres(string installed) =>
        Path.GetFileName(installed) is var name && (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) || name.StartsWith("postgresql", StringComparison.Ordinal));

    private static bool IsComplete(string directory) => Needed.All(program => File.Exists(Path.Combine(directory, program)));

    // Debian's directories are named after the version; elsewhere the program is asked.
    private static PostgresBinaries? Identify(string directory)
    {
        var parent = Path.GetFileName(Path.GetDirectoryName(directory));
        if (int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            return new(directory, major);
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(directory, "postgres"), "--version") { RedirectStandardOutput = true, UseShellExecute = false });
        var words = process?.StandardOutput.ReadToEnd().Split(' ', '.', '\n') ?? [];
        return words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0) is > 0 and var version
            ? new(directory, version)
            : null;
    }
}

using System.Diagnostics;
using Alfred.Migrations;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>A directory with Postgres' programs, of a version that Alfred can use.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Major">The version's first number.</param>
public sealed record PostgresBinaries(string Directory, int Major)
{
    private const int Newest = 17;

    private static readonly string[] Required = ["initdb", "pg_ctl", "postgres"];
    private static readonly string[] Prefixes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql"];

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
                $"the private database was made by Postgres {major}, whose programs are no longer installed. "
                + $"Install them ({InstallCommand(major.Value)}), or set DATABASE_URL.");
        }

        const int Min = DurabilityCheck.OldestServer;
        return found.Where(binaries => binaries.Major >= Min).MaxBy(binaries => binaries.Major) ?? throw new PrivatePostgresException(
            $"Postgres {Min} or newer is not installed. Install it ({InstallCommand(null)}), or set DATABASE_URL to a server.");
    }

    private static string InstallCommand(int? major) => OperatingSystem.IsMacOS()
        ? $"brew install postgresql@{major ?? Newest}"
        : major is null ? "sudo apt-get install postgresql" : $"sudo apt-get install postgresql-{major}";

    private static IEnumerable<string> Candidates()
    {
        var folders = Prefixes.Where(System.IO.Directory.Exists).SelectMany(System.IO.Directory.EnumerateDirectories);
        foreach (var installed in folders.Where(IsPostgres))
            yield return Path.Combine(installed, "bin");
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        foreach (var directory in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // A link in the PATH leads to where the other programs are.
            var program = new FileInfo(Path.Combine(directory, "postgres"));
            if (program.Exists && program.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                yield return Path.GetDirectoryName(target.FullName)!;
            yield return directory;
        }
    }

    private static bool IsPostgres(string folder) =>
        Path.GetFileName(folder) is var name && (ParseNumber(name) is not null || name.StartsWith("postgresql", StringComparison.Ordinal));

    private static bool IsComplete(string directory) => Required.All(program => File.Exists(Path.Combine(directory, program)));

    // Debian's directories are named after the version; elsewhere the program is asked.
    private static PostgresBinaries? Identify(string directory)
    {
        if (ParseNumber(Path.GetFileName(Path.GetDirectoryName(directory))) is { } major)
            return new(directory, major);
        var program = Path.Combine(directory, "postgres");
        var start = new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start);
        var words = process?.StandardOutput.ReadToEnd().Split(' ', '.', '\n') ?? [];
        return words.Select(ParseNumber).FirstOrDefault(number => number > 0) is { } version ? new(directory, version) : null;
    }

    private static int? ParseNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

namespace Alfred.Testing;

/// <summary>Finds PostgreSQL's server programs, which Debian keeps out of the PATH.</summary>
public static class PostgresBinaries
{
    /// <summary>The full path of a program such as <c>initdb</c>.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static string Find(string program)
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        var folders = versions.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Concat(["/opt/homebrew/bin", "/usr/local/bin"]);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"PostgreSQL's '{program}' is not installed (Debian: apt-get install postgresql)");
    }
}

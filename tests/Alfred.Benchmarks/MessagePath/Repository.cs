namespace Alfred.Benchmarks.MessagePath;

/// <summary>Where this program was built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>
    /// The clone whose product is measured: this one unless <c>ALFRED_BENCH_OF</c> names another, so that one program can compare two
    /// versions.
    /// </summary>
    public static string OfProduct { get; } =
        Environment.GetEnvironmentVariable("ALFRED_BENCH_OF") is { Length: > 0 } other ? Path.GetFullPath(other) : Root;

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Alfred.slnx")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("the program does not lie in the repository");
    }
}

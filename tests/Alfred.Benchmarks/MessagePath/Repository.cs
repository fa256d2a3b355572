namespace Alfred.Benchmarks.MessagePath;

/// <summary>Where this program was built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Alfred.slnx")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("the program does not lie in the repository");
    }
}

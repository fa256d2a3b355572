namespace Alfred.EndToEnd.Observability;

/// <summary>The files of the project that these tests are about.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find();

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alfred.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside a clone");
        return folder;
    }
}

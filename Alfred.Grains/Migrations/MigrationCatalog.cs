namespace Alfred.Migrations;

/// <summary>The migrations that a build of the program knows, in order.</summary>
public static class MigrationCatalog
{
    private const string Folder = "sql/";

    /// <summary>The migrations of this program: the files of the folder <c>sql</c>, embedded in this assembly.</summary>
    public static ImmutableArray<Migration> Load() =>
    [
        .. typeof(MigrationCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(name[Folder.Length..], Read(name))),
    ];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(MigrationCatalog).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

namespace Alfred.Silo.Shipping;

/// <summary>The clone that the tests are built from.</summary>
internal static class Repository
{
    /// <summary>Its directory.</summary>
    public static string Root { get; } = Find();

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The workflows.</summary>
    public static string[] Workflows => Directory.GetFiles(Path.Combine(Root, ".github/workflows"), "*.yml");

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "alfred")))
            at = at.Parent ?? throw new InvalidOperationException("the tests are in no clone of the repository");
        return at.FullName;
    }
}

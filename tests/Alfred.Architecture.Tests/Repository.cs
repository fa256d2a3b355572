using System.Xml.Linq;

namespace Alfred.Architecture;

/// <summary>The files of this repository, without what a build made.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", ".git", ".alfred", "artifacts", "node_modules", "TestResults"];

    /// <summary>The repository's directory.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, by paths from its root.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Walk(Path.Combine(Root, folder), pattern).Select(path => Path.GetRelativePath(Root, path))
            : [];

    /// <summary>The product's C# files.</summary>
    public static IEnumerable<string> Sources =>
        ((string[])["Alfred.Gateway", "Alfred.Grains", "Alfred.Grains.Interfaces", "Alfred.Sandbox", "Alfred.Silo", "skills"])
            .SelectMany(folder => Files(folder, "*.cs"));

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The names of the projects that a project file refers to.</summary>
    public static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Where(include => !include.StartsWith('@'))
            .Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    private static IEnumerable<string> Walk(string directory, string pattern) =>
        Directory.EnumerateFiles(directory, pattern).Concat(
            Directory.EnumerateDirectories(directory).Where(child => !Made.Contains(Path.GetFileName(child)))
                .SelectMany(child => Walk(child, pattern)));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Directory.Packages.props")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no clone of the repository");
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Alfred.Migrations;

/// <summary>The migrations that a build of the program knows, in order.</summary>
public static class MigrationCatalog
{
    private const string Folder = "sql/";

    /// <summary>The migrations of this program: the files of the folder <c>sql</c>, embedded in this assembly.</summary>
    public static ImmutableArray<Migration> Load() => Load(typeof(MigrationCatalog).Assembly);

    /// <summary>The migrations embedded in an assembly.</summary>
    /// <exception cref="FormatException">A file's name is wrong, or the numbers are not 1, 2, 3, …</exception>
    public static ImmutableArray<Migration> Load(Assembly assembly) =>
        InOrder(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Migration.Parse(name[Folder.Length..], Read(assembly, name))));

    /// <summary>Puts migrations in order.</summary>
    /// <exception cref="FormatException">The numbers are not 1, 2, 3, …</exception>
    public static ImmutableArray<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations.OrderBy(migration => migration.Version).ToImmutableArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Version != i + 1)
                throw new FormatException($"{ordered[i].FileName} should have the number {i + 1}: migrations are numbered 1, 2, 3, … without gaps or doubles");
        }

        return ordered;
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

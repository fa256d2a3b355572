using System.Reflection;
using ArchUnitNET.Loader;

namespace Alfred.Architecture;

/// <summary>
/// A folder is a concept, and concepts stand on one another in one direction: whoever reads one need not know those above it. What lies at
/// a project's root puts its folders together and counts for none of them.
/// </summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("Alfred.Grains.Interfaces", "Alfred")]
    [InlineData("Alfred.Grains", "Alfred")]
    [InlineData("Alfred.Gateway", "Alfred.Gateway")]
    [InlineData("Alfred.Silo", "Alfred.Silo")]
    public void no_two_folders_of_a_project_depend_on_each_other(string project, string root)
    {
        var folders = Dependencies(project, root);
        Assert.NotEmpty(folders);
        Assert.Empty(
            folders.Keys.Where(folder => IsReachable(folders, folder))
                .Select(folder => $"{folder} → {string.Join(", ", folders[folder])}"));
    }

    // A type lies in the folder that follows the project's root in its namespace; those below it are parts of the same concept.
    private static Dictionary<string, HashSet<string>> Dependencies(string project, string root)
    {
        var types = new ArchLoader().LoadAssemblies(Assembly.Load(project)).Build().Types.ToArray();
        var own = types.Select(type => type.FullName).ToHashSet(StringComparer.Ordinal);
        string? FolderOf(string @namespace) =>
            @namespace.StartsWith($"{root}.", StringComparison.Ordinal) ? @namespace[(root.Length + 1)..].Split('.')[0] : null;
        return types.Where(type => FolderOf(type.Namespace.FullName) is not null)
            .GroupBy(type => FolderOf(type.Namespace.FullName)!, StringComparer.Ordinal).ToDictionary(
            folder => folder.Key,
            folder => folder.SelectMany(type => type.Dependencies).Where(dependency => own.Contains(dependency.Target.FullName))
                .Select(dependency => FolderOf(dependency.Target.Namespace.FullName)).OfType<string>().Where(target => target != folder.Key)
                    .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static bool IsReachable(Dictionary<string, HashSet<string>> folders, string start)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(folders[start]));
        while (next.TryDequeue(out var folder))
        {
            if (folder == start)
                return true;
            if (!seen.Add(folder))
                continue;
            foreach (var target in folders.GetValueOrDefault(folder) ?? [])
                next.Enqueue(target);
        }

        return false;
    }
}

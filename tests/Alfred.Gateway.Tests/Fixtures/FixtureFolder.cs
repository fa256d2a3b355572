using System.Text.Json;

namespace Alfred.Gateway.Tests.Fixtures;

/// <summary>
/// Recorded bodies of other projects. They lie beside the repository, or where <c>ALFRED_FIXTURES</c> says, and are not part of it.
/// </summary>
internal static class FixtureFolder
{
    public const string Missing = "no fixtures: neither ALFRED_FIXTURES nor ../shared/fixtures beside the repository has a manifest.json";

    public static readonly string? Path = Find();

    public static IEnumerable<Fixture> All()
    {
        if (Path is null)
            return [];
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Path, "manifest.json")));
        return [
            .. manifest.RootElement.EnumerateArray().Select(entry => new Fixture(entry.GetProperty("file").GetString()!, entry.Clone()))];
    }

    private static string? Find()
    {
        var candidates = new List<string>();
        if (Environment.GetEnvironmentVariable("ALFRED_FIXTURES") is { Length: > 0 } told)
            candidates.Add(told);
        // A worktree may lie one folder deeper than the repository.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "global.json")))
            {
                candidates.Add(System.IO.Path.Combine(folder.FullName, "..", "shared", "fixtures"));
                candidates.Add(System.IO.Path.Combine(folder.FullName, "..", "..", "shared", "fixtures"));
            }
        }

        return candidates.Find(folder => File.Exists(System.IO.Path.Combine(folder, "manifest.json")));
    }
}

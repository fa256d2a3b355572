using Alfred.Testing;

namespace Alfred.Faults.Upgrades;

/// <summary>
/// The release before this one, built in a worktree of its own: that of the last tag, or the commit before where there is none.
/// </summary>
/// <param name="Program">Its program's file.</param>
/// <param name="Name">The tag or the commit.</param>
internal sealed record PreviousBuild(string Program, string Name) : IAsyncDisposable
{
    /// <summary>Builds it; the test is skipped where nothing is known of an earlier commit.</summary>
    public static async Task<PreviousBuild> MakeAsync()
    {
        var root = FindRoot();
        var tag = await TagAsync(root);
        var (code, output) = await ProgramRun.TryAsync(
            "git", "-C", root, "rev-parse", "--verify", "--quiet", tag is null ? "HEAD^" : $"{tag}^{{commit}}");
        Assert.SkipWhen(code != 0, "this clone has no earlier commit (a shallow one needs --depth 2)");
        var commit = output.Trim();
        var folder = Directory.CreateTempSubdirectory("alfred-previous-").FullName;
        await ProgramRun.OfAsync("git", "-C", root, "worktree", "add", "--detach", Path.Combine(folder, "source"), commit);
        var program = Path.Combine(folder, "build", "Alfred.Silo.dll");
        var build = new PreviousBuild(program, tag ?? commit[..12]) { Folder = folder, Root = root };
        await ProgramRun.OfAsync(
            "env", "-u", "INSTANCE", "dotnet", "publish", Path.Combine(folder, "source/Alfred.Silo/Alfred.Silo.csproj"), "-c", "Release",
            "-o", Path.GetDirectoryName(program)!, "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false",
            "-p:UseSharedCompilation=false");
        return build;
    }

    private string Folder { get; init; } = "";

    private string Root { get; init; } = "";

    public async ValueTask DisposeAsync()
    {
        await ProgramRun.TryAsync("git", "-C", Root, "worktree", "remove", "--force", Path.Combine(Folder, "source"));
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string?> TagAsync(string root)
    {
        var (code, output) = await ProgramRun.TryAsync("git", "-C", root, "describe", "--tags", "--abbrev=0", "HEAD^");
        return code == 0 ? output.Trim() : null;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "alfred")))
            at = at.Parent ?? throw new InvalidOperationException("the tests are in no clone of the repository");
        return at.FullName;
    }
}

using Alfred.Testing;

namespace Alfred.Silo.Shipping;

/// <summary>
/// A linter that npm has: installed once for all runs of a machine, outside the clone. Where that cannot be done its tests are skipped
/// and say why.
/// </summary>
internal static class NpmTool
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Runs a script beside this class, with the folder of the packages and the file as its arguments.</summary>
    public static async Task<(int Code, string Output)> RunScriptAsync(string script, string file, params string[] packages)
    {
        var folder = await InstallAsync(packages);
        var path = Path.Combine(Repository.Root, "tests/Alfred.Silo.Tests/Shipping/Linters", script);
        return await ProgramRun.TryAsync("node", path, folder, Path.Combine(Repository.Root, file));
    }

    /// <summary>Runs a program of a package.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string package, string program, params string[] arguments)
    {
        var folder = await InstallAsync([package]);
        return await ProgramRun.TryAsync(Path.Combine(folder, "node_modules/.bin", program), arguments);
    }

    private static async Task<string> InstallAsync(string[] packages)
    {
        var name = string.Join('+', packages).Replace('/', '-');
        var folder = Path.Combine(Path.GetTempPath(), "alfred-linters", name);
        await OneAtATime.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules")))
                return folder;
            Directory.CreateDirectory(folder);
            var (code, output) = await ProgramRun.TryAsync(
                "sh",
                ["-c", "command -v node && npm install --no-audit --no-fund --ignore-scripts --prefix \"$@\"", "npm", folder, .. packages]);
            if (code != 0)
                Directory.Delete(folder, recursive: true);
            Assert.SkipWhen(code != 0, $"npm cannot install {name} here: {output.ReplaceLineEndings(" ").Trim()}");
            return folder;
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

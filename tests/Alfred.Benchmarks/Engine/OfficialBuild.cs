using System.Diagnostics;

namespace Alfred.Benchmarks.Engine;

/// <summary>Builds this program against the official packages.</summary>
internal static class OfficialBuild
{
    /// <summary>The program, or why there is none; without a network the packages cannot be fetched.</summary>
    public static async Task<(string? Path, string Reason)> TryAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Alfred.slnx"))) root = root.Parent;
        if (root is null) return (null, "the program does not lie in the repository.");
        var project = Path.Combine(root.FullName, "tests", "Alfred.Benchmarks");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-c", "Release", "-p:Engine=Orleans", "-v", "q", "-nologo", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0
            ? (Path.Combine(project, "bin", "orleans", "Release", "net10.0", "Alfred.Benchmarks.dll"), "")
            : (null, $"it does not build ({output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim()}).");
    }
}

using System.Diagnostics;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Understand;

/// <summary>One run of <c>alfred understand</c>, in a directory of its own and with a database that nobody can reach.</summary>
internal sealed record UnderstandRun(int Code, string Output, string Error, bool HasLeftFiles)
{
    // The silo's own output beside this project's: the plug-ins are only there.
    private static readonly string Program = Environment.GetEnvironmentVariable("ALFRED_TEST_PROGRAM") ?? Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal),
        "Alfred.Silo.dll");

    /// <summary>What was printed, a line each.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<UnderstandRun> OfAsync(string input, params IEnumerable<string> arguments)
    {
        using var root = new TemporaryDirectory();
        var start = new ProcessStartInfo("dotnet", [Program, "understand", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = root.Path,
        };
        start.Environment["ALFRED_ROOT"] = root.Path;
        start.Environment["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limits.Patience);
        return new(process.ExitCode, await output, await error, Directory.EnumerateFileSystemEntries(root.Path).Any());
    }
}

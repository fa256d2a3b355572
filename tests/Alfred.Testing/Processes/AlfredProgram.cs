using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Alfred.Testing.Processes;

/// <summary>The built product, as it is started by hand: in an environment of its own that takes nothing over from the tests'.</summary>
public static class AlfredProgram
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", "dotnet"));

    // The last four are those of faketime: a run at another hour is one of all its processes.
    private static readonly string[] Kept =
        ["PATH", "HOME", "TMPDIR", "LANG", "LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC", "FAKETIME_FORCE_MONOTONIC_FIX"];

    /// <summary>Names the program's file: of all processes in the tests' environment, of one instance's among its settings.</summary>
    public const string FileVariable = "ALFRED_TEST_PROGRAM";

    /// <summary>
    /// The program's file: the precompiled one that the launcher published (<c>ALFRED_TEST_PROGRAM</c>), which starts in a third of the
    /// time; else the one beside the tests, which the test assembly names (ProgramUnderTest.targets).
    /// </summary>
    public static string File { get; } = Environment.GetEnvironmentVariable(FileVariable) ?? Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        Assembly.GetEntryAssembly()!.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ProgramUnderTest").Value!));

    /// <summary>Starts it.</summary>
    public static Process Start(ImmutableDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var file = environment.GetValueOrDefault(FileVariable, File);
        // An image's program brings its runtime.
        var isAlone = !file.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAlone ? file : Dotnet, isAlone ? arguments : [file, .. arguments])
        {
            WorkingDirectory = environment["ALFRED_ROOT"],
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var name in Kept)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Dotnet);
        foreach (var (name, value) in MemorySettings.All)
            start.Environment[name] = value;
        // Unlike there: what is not precompiled is compiled quickly, and once. That takes almost half off the processor time of a start, and
        // the tests start it more than a hundred times.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("the program does not start");
    }

    /// <summary>Runs a verb that ends by itself, or a start that is refused, and returns its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output)> RunAsync(ImmutableDictionary<string, string> environment, params string[] arguments)
    {
        await using var process = new AlfredProcess(environment, arguments);
        return (await process.WaitForEndAsync(Limits.Patience), process.Output);
    }
}

using System.Diagnostics;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Evaluation;

/// <summary>The set of conversations, with the model played by the set itself: everything but the model has to be right.</summary>
public sealed class EvaluationTests
{
    private static readonly string Program = Environment.GetEnvironmentVariable("ALFRED_TEST_PROGRAM") ?? Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal),
        "Alfred.Silo.dll");

    private static readonly string Folder = Path.Combine(FindRoot(), "tests", "Conversations");

    [Fact]
    public void the_set_is_large_enough_and_has_every_language()
    {
        var files = Directory.GetFiles(Folder, "*.tsv");
        Assert.Equal(["de", "en", "es", "fr", "nl"], files.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.InRange(files.Sum(file => Conversation.Read(File.ReadLines(file), file).Length), 100, 1_000);
    }

    [Fact]
    public async Task with_the_scripted_model_every_conversation_is_right()
    {
        using var root = new TemporaryDirectory();
        var start = new ProcessStartInfo("dotnet", [Program, "eval", Folder, "--scripted"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = root.Path,
        };
        start.Environment["ALFRED_ROOT"] = root.Path;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Limits.Patience);

        Assert.True(process.ExitCode == 0, $"{await output}{await error}");
        Assert.Matches(@"all +\d+ +0 +0 +0 +\d+", await output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(root.Path));
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Alfred.slnx")))
            directory = directory.Parent;
        return directory.FullName;
    }
}

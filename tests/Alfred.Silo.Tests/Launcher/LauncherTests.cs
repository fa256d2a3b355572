using Alfred.Testing;

namespace Alfred.Silo.Launcher;

public sealed class LauncherTests : IDisposable
{
    private static readonly string Script = Path.Combine(FindRoot(), "alfred");
    private const string Broken =
        "<test name=\"some.broken\" result=\"Fail\" time=\"0\"><failure><message><![CDATA[the reason]]></message></failure></test>";

    private readonly TemporaryDirectory _results = new();

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task help_names_every_verb(string argument)
    {
        var help = await ProgramRun.OfAsync("bash", Script, argument);
        Assert.All((string[])["up ", "test ", "bench ", "migrate ", "doctor "], verb => Assert.Contains($"\n  {verb}", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_last_line_counts_what_ran()
    {
        var (code, output) = await CountAsync(("One", Results(passed: 3), 0), ("Two", Results(passed: 4), 0));
        Assert.Equal((0, "7 passed, 0 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task a_failure_fails_the_run_and_is_named_at_its_end()
    {
        var (code, output) = await CountAsync(("One", Results(passed: 3), 0), ("Two", Results(passed: 4, failed: 2), 1));
        Assert.Equal((1, "7 passed, 2 failed"), (code, LastLine(output)));
        const string Failure = "failed: some.broken: the reason\n";
        Assert.EndsWith($"{Failure}{Failure}7 passed, 2 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_skipped_test_is_counted_and_its_reason_told()
    {
        var (code, output) = await CountAsync(("One", Results(passed: 3, skipped: 1), 0));
        Assert.Equal((0, "3 passed, 0 failed, 1 skipped"), (code, LastLine(output)));
        Assert.Contains("some.test: only on Linux", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<assemblies><assembly passed=\"3\"")]
    public async Task a_project_that_left_no_whole_result_is_a_failure(string file)
    {
        var (code, output) = await CountAsync(("One", Results(passed: 3), 0), ("Two", file, 139));
        Assert.Equal((1, "3 passed, 1 failed"), (code, LastLine(output)));
        Assert.Contains("Two: crashed with exit code 139", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_process_that_fails_after_its_last_test_is_a_failure()
    {
        var (code, output) = await CountAsync(("One", Results(passed: 3), 134));
        Assert.Equal((1, "3 passed, 1 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task a_run_of_nothing_is_no_success()
    {
        var (code, output) = await CountAsync(("One", Results(passed: 0), 0));
        Assert.Equal((1, "0 passed, 0 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task sources_are_stale_when_a_file_is_newer_added_or_removed()
    {
        var sources = Directory.CreateDirectory(Path.Combine(_results.Path, "sources")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "a.cs"), "");
        var stamp = Path.Combine(_results.Path, "stamp");
        Assert.True(await IsStaleAsync());

        await TouchAsync(stamp, "2030-01-01T00:00:01");
        Assert.False(await IsStaleAsync());

        await TouchAsync(Path.Combine(sources, "a.cs"), "2030-01-01T00:00:02");
        Assert.True(await IsStaleAsync());

        await TouchAsync(stamp, "2030-01-01T00:00:03");
        File.Delete(Path.Combine(sources, "a.cs"));
        await TouchAsync(sources, "2030-01-01T00:00:04");
        Assert.True(await IsStaleAsync());

        async Task<bool> IsStaleAsync() => (await BashAsync($"is_stale '{stamp}' '{sources}'")).Code == 0;
        static Task TouchAsync(string path, string time) => ProgramRun.OfAsync("touch", "-d", time, path);
    }

    private static string Results(int passed, int failed = 0, int skipped = 0) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <assemblies schema-version="3" computer="c" finish-rtf="x">
          <assembly name="x.dll" total="{passed + failed + skipped}" passed="{passed}" failed="{failed}" skipped="{skipped}" errors="0" time="1.5" not-run="0">
            <errors />
            <collection total="1" passed="0" failed="0" skipped="1">
              <test name="another.test" result="Pass" time="0.1" />
              {string.Concat(Enumerable.Repeat(Broken, failed))}
              {(skipped > 0 ? "<test name=\"some.test\" type=\"t\" result=\"Skip\" time=\"0\"><reason><![CDATA[only on Linux]]></reason></test>" : "")}
            </collection>
          </assembly>
        </assemblies>
        """;

    private static string LastLine(string output) => output.TrimEnd('\n').Split('\n')[^1];

    private static Task<(int Code, string Output)> BashAsync(string script) => ProgramRun.TryAsync("bash", "-c", $"source '{Script}'; {script}");

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "alfred")))
            at = at.Parent ?? throw new InvalidOperationException("the tests lie in no clone of the repository");
        return at.FullName;
    }

    private async Task<(int Code, string Output)> CountAsync(params (string Name, string File, int ExitCode)[] projects)
    {
        var script = "total_passed=0 total_failed=0 total_skipped=0 failures=()";
        foreach (var (name, file, exitCode) in projects)
        {
            var path = Path.Combine(_results.Path, $"{name}.xml");
            await File.WriteAllTextAsync(path, file);
            script += $"; count_results {name} '{path}' {exitCode} 1";
        }

        return await BashAsync($"{script}; summarize");
    }
}

using Alfred.Testing;

namespace Alfred.Silo.Launcher;

public sealed class LauncherTests : IDisposable
{
    private static readonly string Script = Path.Combine(FindRoot(), "alfred");

    private readonly TemporaryDirectory _directory = new();

    public LauncherTests()
    {
        foreach (var folder in (string[])["Alfred.Silo", "skills", "sql"])
            Directory.CreateDirectory(PathOf(folder));
        foreach (var file in (string[])["Directory.Build.props", "global.json", ".editorconfig", "BannedSymbols.txt"])
            File.WriteAllText(PathOf(file), file);
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task help_names_every_verb(string argument)
    {
        var help = await ProgramRun.OfAsync("bash", Script, argument);
        string[] verbs =
        [
            "up ", "test ", "bench ", "audit ", "migrate ", "doctor ", "setup ", "backup, restore ", "drill ", "smoke ", "publish ",
            "understand ", "dead-letters ", "replay, drop ",
        ];
        Assert.All(verbs, verb => Assert.Contains($"\n  {verb}", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_last_line_counts_what_ran()
    {
        var (code, output) = await SummarizeAsync(("One", Log(passed: 3), 0), ("Two", Log(passed: 4), 0));
        Assert.Equal((0, "7 passed, 0 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task a_failure_fails_the_run_and_is_named_at_its_end()
    {
        var (code, output) = await SummarizeAsync(("One", Log(passed: 3), 0), ("Two", Log(passed: 4, failed: 2), 1));
        Assert.Equal(1, code);
        const string Failure = "failed: some.broken(text: \"a b\"): the reason\n";
        Assert.EndsWith($"{Failure}{Failure}7 passed, 2 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_skipped_test_is_counted_and_its_reason_told()
    {
        var (code, output) = await SummarizeAsync(("One", Log(passed: 3, skipped: 1), 0));
        Assert.Equal((0, "skipped: some.test: only on Linux\n3 passed, 0 failed, 1 skipped\n"), (code, output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  Starting:    Two\n    some.broken [FAIL]\n      the reason\n")]
    public async Task a_project_that_did_not_count_its_tests_crashed(string log)
    {
        var (code, output) = await SummarizeAsync(("One", Log(passed: 3), 0), ("Two", log, 139));
        Assert.Equal((1, "3 passed, 1 failed"), (code, LastLine(output)));
        Assert.Contains("Two: crashed with exit code 139", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_process_that_fails_after_its_last_test_is_a_failure()
    {
        var (code, output) = await SummarizeAsync(("One", Log(passed: 3), 134));
        Assert.Equal((1, "3 passed, 1 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task a_run_of_nothing_is_no_success()
    {
        var (code, output) = await SummarizeAsync(("One", "   One  Total: 0\n", 0));
        Assert.Equal((1, "0 passed, 0 failed"), (code, LastLine(output)));
    }

    [Fact]
    public async Task a_build_follows_every_change_of_a_source_and_nothing_else()
    {
        Assert.Equal((true, false), await BuildTwiceAsync());

        await File.WriteAllTextAsync(PathOf("skills/a.cs"), "1");
        Assert.Equal((true, false), await BuildTwiceAsync());

        await File.WriteAllTextAsync(PathOf("skills/a.cs"), "2");
        Assert.Equal((true, false), await BuildTwiceAsync());

        File.Move(PathOf("skills/a.cs"), PathOf("skills/b.cs"));
        Assert.Equal((true, false), await BuildTwiceAsync());

        File.Delete(PathOf("skills/b.cs"));
        Assert.Equal((true, false), await BuildTwiceAsync());

        Directory.CreateDirectory(PathOf("skills/obj"));
        await File.WriteAllTextAsync(PathOf("skills/obj/made.cs"), "1");
        File.SetLastWriteTimeUtc(PathOf("global.json"), DateTime.UnixEpoch);
        Assert.Equal((false, false), await BuildTwiceAsync());

        async Task<(bool First, bool Second)> BuildTwiceAsync() => (await IsBuiltAsync("true"), await IsBuiltAsync("true"));
    }

    [Fact]
    public async Task a_failed_build_is_tried_again()
    {
        Assert.Equal(1, (await BuildAsync("false")).Code);
        Assert.Equal(1, (await BuildAsync("false")).Code);
        Assert.True(await IsBuiltAsync("true"));
    }

    [Fact]
    public async Task processes_that_start_at_once_build_once()
    {
        var runs = await Task.WhenAll(IsBuiltAsync("sleep 0.5"), IsBuiltAsync("sleep 0.5"), IsBuiltAsync("sleep 0.5"));
        Assert.Single(runs, isBuilt => isBuilt);
    }

    [Fact]
    public async Task ctrl_c_during_an_installation_leaves_no_policy_of_ours_on_the_machine()
    {
        // What root runs, with its files in a folder of the test's own, and an apt-get during which Ctrl-C is pressed.
        var install = (await File.ReadAllTextAsync(Script)).Split("<<'ROOT'\n")[1].Split("\nROOT\n")[0]
            .Replace("/usr/sbin/policy-rc.d", PathOf("policy-rc.d"), StringComparison.Ordinal)
            .Replace("/etc/postgresql-common", PathOf("etc"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(PathOf("install.sh"), install);
        var programs = Directory.CreateDirectory(PathOf("programs")).FullName;
        foreach (var (name, text) in ((string, string)[])
        [
            ("apt-cache", "true"),
            ("apt-get", $"case $* in install*) cp '{PathOf("policy-rc.d")}' '{PathOf("seen")}'; kill -INT $PPID; sleep 0.1 ;; esac"),
        ])
        {
            await File.WriteAllTextAsync(Path.Combine(programs, name), $"#!/bin/sh\n{text}\n");
            File.SetUnixFileMode(Path.Combine(programs, name), (UnixFileMode)0b111_101_101);
        }

        await ProgramRun.TryAsync("sh", "-c", $"PATH='{programs}':$PATH sh '{PathOf("install.sh")}' postgresql");

        Assert.True(File.Exists(PathOf("seen")));
        Assert.False(File.Exists(PathOf("policy-rc.d")));
        Assert.False(File.Exists(PathOf("etc/createcluster.d/alfred.conf")));
    }

    [Theory]
    [InlineData("nothing at all", "none", 1, "nothing was checked")]
    [InlineData("GHSA-5crp-9r3c-p9vr", "none", 0, "none")]
    [InlineData("GHSA-5crp-9r3c-p9vr", "Npgsql GHSA-x9vc-6hfv-hg8c", 1, "Npgsql GHSA-x9vc-6hfv-hg8c")]
    public async Task an_audit_counts_only_with_a_feed_that_reports_the_control_package(
        string control, string own, int code, string words)
    {
        // Of the commands only the listing matters; the product is asked about with its transitive packages.
        const string Feed = "dotnet() { case \"$*\" in *transitive*) echo \"$own\" ;; *vulnerable*) echo \"$known\" ;; esac; }";
        var (exit, output) = await BashAsync($"known='{control}' own='{own}'; {Feed}; root=/ dotnet=dotnet; run_audit");
        Assert.Equal(code, exit);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    // What the runner of xunit prints at the end of a project.
    private static string Log(int passed, int failed = 0, int skipped = 0) =>
        $"""
          Starting:    x
        {(skipped > 0 ? "    some.test [SKIP]\n      only on Linux" : "")}
        {string.Concat(Enumerable.Repeat("    some.broken(text: \"a b\") [FAIL]\n      the reason\n      Stack Trace:\n", failed))}
        === TEST EXECUTION SUMMARY ===
           x  Total: {passed + failed + skipped}, Errors: 0, Failed: {failed}, Skipped: {skipped}, Not Run: 0, Time: 1.528s

        """;

    private static string LastLine(string output) => output.TrimEnd('\n').Split('\n')[^1];

    private static Task<(int Code, string Output)> BashAsync(string script) =>
        ProgramRun.TryAsync("bash", "-c", $"source '{Script}'; {script}");

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "alfred")))
            at = at.Parent ?? throw new InvalidOperationException("the tests are in no clone of the repository");
        return at.FullName;
    }

    private string PathOf(string source) => Path.Combine(_directory.Path, source);

    private async Task<bool> IsBuiltAsync(string command)
    {
        var (code, output) = await BuildAsync(command);
        Assert.Equal(0, code);
        return output.Contains("built in", StringComparison.Ordinal);
    }

    // The sources are those of this test alone, the build is a command.
    private Task<(int Code, string Output)> BuildAsync(string command) =>
        BashAsync($"root='{_directory.Path}' state='{_directory.Path}/.alfred' dotnet=true; make_test() {{ {command}; }}; build test");

    private async Task<(int Code, string Output)> SummarizeAsync(params (string Name, string Log, int ExitCode)[] projects)
    {
        foreach (var (name, log, exitCode) in projects)
            await File.WriteAllTextAsync(PathOf($"{name}.log"), $"{log}\nexit code {exitCode}\n");
        return await BashAsync($"summarize {string.Join(' ', projects.Select(project => $"'{PathOf(project.Name)}.log'"))}");
    }
}

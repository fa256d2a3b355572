using System.Text.Json;
using Alfred.Testing;

namespace Alfred.EndToEnd.Observability;

/// <summary>The files that Prometheus, Alertmanager and Grafana read, as their own programs judge them.</summary>
public sealed class RuleFileTests
{
    private const string Folder = "fly/observability";

    [Theory]
    [InlineData("promtool", "check", "rules", "rules.yml")]
    [InlineData("promtool", "test", "rules", "rules.test.yml")]
    [InlineData("promtool", "check", "config", "--syntax-only", "prometheus.yml")]
    [InlineData("amtool", "check-config", "alertmanager.yml")]
    public async Task its_own_program_accepts_the_file_and_the_rules_pass_their_tests(string program, params string[] arguments)
    {
        Assert.SkipUnless(
            File.Exists($"/usr/bin/{program}"), $"{program} is not installed: sudo apt-get install -y prometheus prometheus-alertmanager");
        arguments[^1] = RepositoryFiles.PathOf($"{Folder}/{arguments[^1]}");
        var (code, output) = await ProgramRun.TryAsync(program, arguments);
        Assert.True(code == 0, output);
    }

    [Fact]
    public void the_dashboard_has_panels_that_ask_something_beside_each_other_for_each_instance()
    {
        using var json = JsonDocument.Parse(RepositoryFiles.Read($"{Folder}/grafana/dashboards/alfred.json"));
        var dashboard = json.RootElement;
        Assert.True(dashboard.GetProperty("schemaVersion").GetInt32() >= 36);
        Assert.Equal(("alfred", "Alfred"), (dashboard.GetProperty("uid").GetString(), dashboard.GetProperty("title").GetString()));
        var instance = dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()
            .Single(variable => variable.GetProperty("name").GetString() == "instance");
        Assert.Equal("/alfred-.*/", instance.GetProperty("regex").GetString());

        var panels = dashboard.GetProperty("panels").EnumerateArray().ToArray();
        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        var cells = new HashSet<(int X, int Y)>();
        foreach (var panel in panels)
        {
            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            var place = panel.GetProperty("gridPos");
            var (x, y, w, h) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            Assert.InRange(x + w, 1, 24);
            Assert.All(
                Enumerable.Range(x, w).SelectMany(column => Enumerable.Range(y, h).Select(row => (column, row))),
                cell => Assert.True(cells.Add(cell), $"{panel.GetProperty("title")} lies on another panel"));
            if (panel.GetProperty("type").GetString() == "row")
                continue;
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target =>
                Assert.Contains("instance=~\"$instance\"", target.GetProperty("expr").GetString(), StringComparison.Ordinal));
        }
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}

namespace Alfred.Silo.Shipping;

/// <summary>A rehearsal of <c>fly/deploy.sh</c>.</summary>
public sealed class DeploymentTests : IDisposable
{
    private const string Releases = """
        [{"Version":7,"Status":"failed","ImageRef":"registry.fly.io/alfred-home-eu:v7"},
         {"Version":6,"Status":"complete","ImageRef":"registry.fly.io/alfred-home-eu:v6"},
         {"Version":5,"Status":"complete","ImageRef":"registry.fly.io/alfred-home-eu:v5"}]
        """;

    private const string Deploy = "flyctl deploy . --config fly/home.toml --dockerfile fly/Dockerfile --app alfred-home-eu "
        + "--remote-only --ha=false --image-label v8";

    private const string Proxy = "flyctl proxy 9080:9080 --app alfred-home-eu";
    private const string Smoke = "alfred smoke home https://alfred-home-eu.fly.dev --operator http://127.0.0.1:9080";

    private static readonly (string Name, string Value)[] Secrets =
    [
        ("FLY_API_TOKEN", "fly-canary"), ("OPERATOR_TOKEN", "operator-canary"), ("META_APP_SECRET", "app-canary"), ("IMAGE_LABEL", "v8"),
    ];

    private readonly Rehearsal _rehearsal = new();

    public DeploymentTests() => _rehearsal.Lay("flyctl-releases.out", Releases);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task it_is_deployed_and_then_checked()
    {
        var (code, output) = await RunAsync();
        Assert.True(code == 0, output);
        Assert.Equal(["flyctl releases --app alfred-home-eu --image --json", Deploy], _rehearsal.Calls[..2]);
        Assert.Equal([Smoke, Proxy], _rehearsal.Calls[2..].Order(StringComparer.Ordinal));
        Assert.Contains("alfred-home-eu works", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_check_that_fails_brings_the_last_good_release_back()
    {
        _rehearsal.Lay("alfred-smoke.code", "1\n0\n");
        var (code, output) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Equal(
            "flyctl deploy . --config fly/home.toml --app alfred-home-eu --image registry.fly.io/alfred-home-eu:v6 --ha=false",
            Assert.Single(_rehearsal.Calls, call => call.Contains("--image registry", StringComparison.Ordinal)));
        Assert.Contains("back at registry.fly.io/alfred-home-eu:v6 and works", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_deployment_that_fails_is_not_checked_and_changes_nothing()
    {
        _rehearsal.Lay("flyctl-deploy.code", "1\n");
        var (code, output) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Equal(2, _rehearsal.Calls.Length);
        Assert.Contains("the release before goes on running", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_first_release_has_none_to_go_back_to()
    {
        _rehearsal.Lay("flyctl-releases.out", "[]");
        _rehearsal.Lay("alfred-smoke.code", "1\n");
        var (code, output) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Single(_rehearsal.Calls, call => call.StartsWith("flyctl deploy", StringComparison.Ordinal));
        Assert.Contains("no release before this one", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_cannot_be_undone_is_not_begun()
    {
        // Without the list of releases nobody would know what to go back to.
        _rehearsal.Lay("flyctl-releases.code", "1\n");
        Assert.NotEqual(0, (await RunAsync()).Code);
        Assert.Single(_rehearsal.Calls);
    }

    [Fact]
    public async Task no_secret_is_shown_or_given_to_a_program_that_does_not_need_it()
    {
        _rehearsal.Lay("alfred-smoke.code", "1\n1\n");
        var (_, output) = await RunAsync();
        Assert.DoesNotContain("canary", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_rehearsal.Calls, call => call.Contains("canary", StringComparison.Ordinal));
        Assert.Equal(
            ["alfred META_APP_SECRET=app-canary", "alfred OPERATOR_TOKEN=operator-canary", "flyctl FLY_API_TOKEN=fly-canary"],
            _rehearsal.Environment.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task biz_is_an_app_of_its_own()
    {
        await _rehearsal.RunAsync("deploy.sh", "biz", Secrets);
        Assert.DoesNotContain(_rehearsal.Calls, call => call.Contains("home", StringComparison.Ordinal));
        Assert.Contains(_rehearsal.Calls, call => call.Contains("--app alfred-biz-eu", StringComparison.Ordinal));
    }

    private Task<(int Code, string Output)> RunAsync() => _rehearsal.RunAsync("deploy.sh", "home", Secrets);
}

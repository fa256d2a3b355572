namespace Alfred.Silo.Shipping;

/// <summary>A rehearsal of <c>fly/rotate.sh</c>.</summary>
public sealed class RotationTests : IDisposable
{
    private const string Before = """[{"name":"META_TOKEN","digest":"aaaa"},{"name":"DATABASE_URL","digest":"cccc"}]""";
    private const string After = """[{"name":"META_TOKEN","digest":"bbbb"},{"name":"DATABASE_URL","digest":"cccc"}]""";
    private const string Import = "flyctl secrets import --app alfred-home-eu --stage";
    private const string Restart = "flyctl secrets deploy --app alfred-home-eu";

    private static readonly (string Name, string Value)[] Tokens =
        [("FLY_API_TOKEN", "fly-canary"), ("OP_SERVICE_ACCOUNT_TOKEN", "op-canary")];

    private readonly Rehearsal _rehearsal = new();

    public RotationTests()
    {
        _rehearsal.Lay("op-read.out", "meta-canary");
        _rehearsal.Lay("flyctl-secrets-list.out", Before);
        _rehearsal.Lay("after.json", After);
    }

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task a_new_token_goes_from_the_vault_to_the_app_which_restarts()
    {
        var (code, output) = await RunAsync();
        Assert.True(code == 0, output);
        Assert.Equal(
            [
                "op read --no-newline op://Alfred-Home/META_TOKEN/credential", "flyctl secrets list --app alfred-home-eu --json", Import,
                "flyctl secrets list --app alfred-home-eu --json", Restart,
            ],
            _rehearsal.Calls);
        // Three quotes on one line would make flyctl wait for an end that never comes, and set nothing.
        Assert.Equal("META_TOKEN=\"meta-canary\"", _rehearsal.Imported);
    }

    [Fact]
    public async Task a_token_that_has_not_changed_restarts_nothing()
    {
        _rehearsal.Lay("after.json", Before);
        var (code, output) = await RunAsync();
        Assert.Equal(0, code);
        Assert.DoesNotContain(Restart, _rehearsal.Calls);
        Assert.Contains("META_TOKEN has not changed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task an_empty_value_is_never_set(string value)
    {
        _rehearsal.Lay("op-read.out", value);
        var (code, output) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Single(_rehearsal.Calls);
        Assert.Contains("META_TOKEN is empty in the vault Alfred-Home", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("op-read.code")]
    [InlineData("flyctl-secrets-list.code")]
    public async Task what_cannot_be_read_ends_it(string program)
    {
        _rehearsal.Lay(program, "1\n");
        Assert.NotEqual(0, (await RunAsync()).Code);
        Assert.DoesNotContain(Import, _rehearsal.Calls);
    }

    [Fact]
    public async Task github_is_told_to_hide_each_line_of_a_secret()
    {
        _rehearsal.Lay("op-read.out", "first-canary\nsecond-canary");
        var (_, output) = await RunAsync(("GITHUB_ACTIONS", "true"));
        Assert.Equal(
            ["::add-mask::first-canary", "::add-mask::second-canary"],
            output.Split('\n').Where(line => line.Contains("canary", StringComparison.Ordinal)));
        Assert.Equal("META_TOKEN=\"\"\"first-canary\nsecond-canary\"\"\"", _rehearsal.Imported);
    }

    [Fact]
    public async Task elsewhere_no_secret_is_shown_or_given_to_a_program_that_does_not_need_it()
    {
        var (_, output) = await RunAsync();
        Assert.DoesNotContain("canary", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_rehearsal.Calls, call => call.Contains("canary", StringComparison.Ordinal));
        Assert.Equal(
            ["flyctl FLY_API_TOKEN=fly-canary", "op OP_SERVICE_ACCOUNT_TOKEN=op-canary"],
            _rehearsal.Environment.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task biz_has_a_vault_and_an_app_of_its_own()
    {
        _rehearsal.Lay("after.json", After);
        await _rehearsal.RunAsync("rotate.sh", "biz", Tokens);
        Assert.DoesNotContain(_rehearsal.Calls, call => call.Contains("home", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("op read --no-newline op://Alfred-Biz/SLACK_BOT_TOKEN/credential", _rehearsal.Calls);
    }

    private Task<(int Code, string Output)> RunAsync(params (string Name, string Value)[] more) =>
        _rehearsal.RunAsync("rotate.sh", "home", [.. Tokens, .. more]);
}

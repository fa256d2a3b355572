using System.Net;
using dotenv.net;

namespace Alfred.Silo.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private const string OperatorToken = "0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> Production = new()
    {
        ["INSTANCE"] = "home",
        ["ALFRED_ENV"] = "production",
        ["DATABASE_URL"] = "postgres://u:p@h/d",
        ["OPERATOR_TOKEN"] = OperatorToken,
        ["MEMBERS"] = "Ada=+34600111222",
        ["META_TOKEN"] = "token",
        ["PHONE_ID"] = "1",
        ["VERIFY_TOKEN"] = "verify",
        ["META_APP_SECRET"] = "secret",
    };

    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void nothing_but_the_instance_is_needed_to_try_it_out()
    {
        var settings = Read(new() { ["INSTANCE"] = "home" });
        Assert.False(settings.Instance.IsProduction);
        Assert.True(settings.Instance.AllowUnknownSenders);
        Assert.True(settings.Gateway.WhatsApp!.IsSandbox);
        Assert.Equal("http://127.0.0.1:8080/sandbox/graph", settings.Gateway.WhatsApp.GraphUrl.ToString());
        Assert.Equal((null, "alfred_news"), (settings.Gateway.WhatsApp.PairPace, settings.Gateway.WhatsApp.Template?.Name));
        Assert.Null(settings.Gateway.Slack);
        Assert.Null(settings.Database);
        Assert.True(settings.Gateway.IsOperatorTokenGenerated);
        Assert.Equal(
            [("Ada", "wa:34600000001"), ("Bob", "wa:34600000002"), ("Cleo", "wa:34600000003")],
            settings.Members.Select(member => (member.Name, member.Identity.Value)));
    }

    [Fact]
    public void biz_speaks_slack_on_another_port()
    {
        var settings = Read(new() { ["INSTANCE"] = "biz" });
        Assert.Equal(8081, settings.Gateway.Port);
        Assert.Null(settings.Gateway.WhatsApp);
        Assert.Equal("http://127.0.0.1:8081/sandbox/slack/api", settings.Gateway.Slack!.ApiUrl.ToString());
        Assert.Equal(
            ["slack:T0SANDBOX:U0ADA", "slack:T0SANDBOX:U0BOB", "slack:T0SANDBOX:U0CLEO"],
            settings.Members.Select(member => member.Identity.Value));
    }

    [Fact]
    public void made_up_secrets_stay_the_same_and_only_their_owner_reads_them()
    {
        var first = Read(new() { ["INSTANCE"] = "home" });
        var second = Read(new() { ["INSTANCE"] = "home" });
        Assert.Equal(first.Gateway.WhatsApp!.AppSecrets, second.Gateway.WhatsApp!.AppSecrets);
        Assert.Equal(first.Gateway.OperatorToken, second.Gateway.OperatorToken);
        var file = Path.Combine(first.DataDirectory, SandboxSecrets.FileName);
        Assert.Equal(first.Gateway.WhatsApp.AppSecrets[0], DotEnv.Read(new(envFilePaths: [file]))["META_APP_SECRET"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task processes_that_start_at_once_make_up_the_same_secrets()
    {
        var tokens = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Read(new() { ["INSTANCE"] = "biz" }).Gateway.OperatorToken)));
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public void a_local_api_is_a_sandbox_with_the_secrets_that_were_given()
    {
        var settings = Read(new()
        {
            ["INSTANCE"] = "home",
            ["META_GRAPH_URL"] = "http://localhost:9/graph",
            ["META_APP_SECRET"] = "given",
            ["META_TOKEN"] = "token",
        });
        Assert.True(settings.Gateway.WhatsApp!.IsSandbox);
        Assert.Equal(["given"], settings.Gateway.WhatsApp.AppSecrets);
        Assert.Equal("token", settings.Gateway.WhatsApp.AccessToken);
        Assert.NotEmpty(settings.Gateway.WhatsApp.VerifyToken);
        Assert.Equal("http://localhost:9/graph", settings.Gateway.WhatsApp.GraphUrl.ToString());
    }

    [Fact]
    public void a_real_number_is_paced_and_its_template_speaks_the_language_of_the_instance()
    {
        var settings = Read(new()
        {
            ["INSTANCE"] = "home",
            ["LANGUAGE"] = "es",
            ["META_TOKEN"] = "token",
            ["PHONE_ID"] = "1",
            ["VERIFY_TOKEN"] = "v",
            ["META_APP_SECRET"] = "s",
            ["META_TEMPLATE"] = "alfred_news",
            ["MEMBERS"] = "Ada=+34600111222",
            ["OPERATOR_TOKEN"] = OperatorToken,
        });
        var whatsApp = settings.Gateway.WhatsApp!;
        Assert.Equal(("alfred_news", "es", 45), (whatsApp.Template!.Name, whatsApp.Template.Language, whatsApp.PairPace!.Burst));
        Assert.Equal(
            ["META_TEMPLATE", "META_PAIR_PACE"],
            Refused(new() { ["INSTANCE"] = "home", ["META_TEMPLATE"] = "My Template", ["META_PAIR_PACE"] = "fast" }));
    }

    [Fact]
    public void a_token_without_the_rest_is_a_real_channel_with_gaps() =>
        Assert.Equal(
            ["MEMBERS", "PHONE_ID", "VERIFY_TOKEN", "META_APP_SECRET", "OPERATOR_TOKEN"],
            Refused(new() { ["INSTANCE"] = "home", ["META_TOKEN"] = "token" }));

    [Fact]
    public void production_with_everything_starts()
    {
        var settings = Read(Production);
        Assert.True(settings.Instance.IsProduction);
        Assert.False(settings.Instance.AllowUnknownSenders);
        Assert.False(settings.Gateway.WhatsApp!.IsSandbox);
        Assert.False(Directory.Exists(settings.DataDirectory));
    }

    [Fact]
    public void production_tells_everything_that_is_missing_at_once() =>
        Assert.Equal(
            ["MEMBERS", "META_TOKEN", "PHONE_ID", "VERIFY_TOKEN", "META_APP_SECRET", "DATABASE_URL", "OPERATOR_TOKEN"],
            Refused(new() { ["INSTANCE"] = "home", ["ALFRED_ENV"] = "production" }));

    [Theory]
    [InlineData("META_TOKEN")]
    [InlineData("PHONE_ID")]
    [InlineData("VERIFY_TOKEN")]
    [InlineData("META_APP_SECRET")]
    [InlineData("DATABASE_URL")]
    [InlineData("OPERATOR_TOKEN")]
    [InlineData("MEMBERS")]
    public void production_refuses_an_empty_value(string name) => Assert.Equal([name], Refused(new(Production) { [name] = " " }));

    [Theory]
    [InlineData("SLACK_BOT_TOKEN")]
    [InlineData("SLACK_SIGNING_SECRET")]
    [InlineData("SLACK_APP_TOKEN")]
    public void production_refuses_the_secret_of_a_channel_that_is_off(string name) =>
        Assert.Equal([name], Refused(new(Production) { [name] = "x" }));

    [Fact]
    public void socket_mode_needs_no_signing_secret_and_rotation_needs_the_apps_own()
    {
        Dictionary<string, string> slack = new(Production) { ["CHANNELS"] = "whatsapp,slack", ["SLACK_BOT_TOKEN"] = "xoxb-1" };
        Assert.Equal(["SLACK_SIGNING_SECRET"], Refused(new(slack)));
        Assert.Equal(["SLACK_APP_TOKEN"], Refused(new(slack) { ["SLACK_APP_TOKEN"] = "xoxb-1" }));
        var read = Read(new(slack) { ["SLACK_APP_TOKEN"] = "xapp-1" }).Gateway.Slack!;
        Assert.Equal(("xapp-1", 0), (read.AppToken, read.SigningSecrets.Length));
        Assert.Equal(
            ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"],
            Refused(new(slack) { ["SLACK_APP_TOKEN"] = "xapp-1", ["SLACK_REFRESH_TOKEN"] = "xoxe-1" }));
    }

    [Fact]
    public void production_refuses_an_empty_previous_secret() =>
        Assert.Equal(["META_APP_SECRET_PREVIOUS"], Refused(new(Production) { ["META_APP_SECRET_PREVIOUS"] = "" }));

    [Fact]
    public void production_has_no_sandbox_even_with_a_local_api() =>
        Assert.False(Read(new(Production) { ["META_GRAPH_URL"] = "http://127.0.0.1:9" }).Gateway.WhatsApp!.IsSandbox);

    [Theory]
    [InlineData("DATABASE_URL", "postgres://u:p@db.example.org/d?sslmode=disable")]
    [InlineData("DATABASE_URL", "Host=10.0.0.5;Username=u;SSL Mode=Disable")]
    [InlineData("DATABASE_URL", "postgres://u:p@10.0.0.5/d?sslmode=allow")]
    [InlineData("MIGRATION_DATABASE_URL", "postgres://u:p@db.example.org/d?sslmode=disable")]
    [InlineData("REDIS_URL", "redis://:p@cache.example.org")]
    [InlineData("REDIS_URL", "redis://10.0.0.5:6379")]
    public void production_sends_nothing_to_another_machine_in_the_clear(string name, string value) =>
        Assert.Equal([name], Refused(new(Production) { [name] = value }));

    [Theory]
    [InlineData("DATABASE_URL", "postgres://u:p@localhost/d?sslmode=disable")]
    [InlineData("DATABASE_URL", "postgres:///d?host=/run/postgresql&user=u&sslmode=disable")]
    [InlineData("DATABASE_URL", "postgres://u:p@[::1]/d?sslmode=disable")]
    [InlineData("DATABASE_URL", "postgres://u:p@alfred-db.flycast:5432/d?sslmode=disable")]
    [InlineData("DATABASE_URL", "postgres://u:p@db.example.org/d?sslmode=require")]
    [InlineData("REDIS_URL", "redis://127.0.0.1")]
    [InlineData("REDIS_URL", "rediss://:p@cache.example.org")]
    public void what_stays_here_or_is_encrypted_is_taken(string name, string value) =>
        Assert.True(Read(new(Production) { [name] = value }).Instance.IsProduction);

    [Fact]
    public void the_operators_listener_is_on_this_machine_unless_it_is_told_otherwise()
    {
        Dictionary<string, string> variables = new(Production) { ["OPERATOR_PORT"] = "9080" };
        Assert.Null(Read(variables).Gateway.OperatorAddress);
        Assert.Equal("fdaa::3", Read(new(variables) { ["FLY_PRIVATE_IP"] = "fdaa::3" }).Gateway.OperatorAddress?.ToString());
        Assert.Equal(
            "10.0.0.5",
            Read(new(variables) { ["FLY_PRIVATE_IP"] = "fdaa::3", ["OPERATOR_ADDRESS"] = "10.0.0.5" }).Gateway.OperatorAddress?.ToString());
        Assert.Equal(IPAddress.Any, Read(new(variables) { ["OPERATOR_ADDRESS"] = "any" }).Gateway.OperatorAddress);
        Assert.Equal(["OPERATOR_ADDRESS"], Refused(new(variables) { ["OPERATOR_ADDRESS"] = "everywhere" }));
        Assert.Equal(["OPERATOR_ADDRESS"], Refused(new(Production) { ["OPERATOR_ADDRESS"] = "any" }));
    }

    [Fact]
    public void both_secrets_count_during_a_rotation() =>
        Assert.Equal(["secret", "old"], Read(new(Production) { ["META_APP_SECRET_PREVIOUS"] = "old" }).Gateway.WhatsApp!.AppSecrets);

    [Fact]
    public void fly_is_production()
    {
        var variables = new Dictionary<string, string>(Production) { ["FLY_APP_NAME"] = "alfred-home" };
        variables.Remove("ALFRED_ENV");
        Assert.True(Read(variables).Instance.IsProduction);
    }

    [Theory]
    [InlineData("ALFRED_ENV", "prod")]
    [InlineData("CHANNELS", "whatsapp,telegram")]
    [InlineData("CHANNELS", "slack,slack")]
    [InlineData("PORT", "0")]
    [InlineData("PORT", "eighty")]
    [InlineData("OPERATOR_PORT", "65536")]
    [InlineData("ORLEANS_DASHBOARD", "yes")]
    [InlineData("TIMEZONE", "Madrid")]
    [InlineData("CURRENCY", "euro")]
    [InlineData("LANGUAGE", "klingon")]
    [InlineData("LANGUAGE", "xx")]
    [InlineData("REDIS_URL", "h:6379")]
    [InlineData("DATABASE_URL", "h")]
    [InlineData("META_GRAPH_VERSION", "21")]
    [InlineData("WEATHER_URL", "http://weather.example.org")]
    [InlineData("WEATHER_URL", "weather.example.org")]
    [InlineData("META_GRAPH_URL", "http://graph.example.org")]
    [InlineData("META_GRAPH_URL", "ftp://localhost")]
    [InlineData("FX_URL", "http://rates.example.org")]
    [InlineData("FX_URL", "api.frankfurter.dev")]
    [InlineData("META_APP_SECRET", "two words")]
    [InlineData("MEMBERS", "Ada")]
    public void a_wrong_value_is_refused(string name, string value) =>
        Assert.Contains(name, Refused(new() { ["INSTANCE"] = "home", [name] = value }));

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData("on", true, true)]
    [InlineData("off", false, false)]
    public void the_dashboard_is_on_in_development_and_off_in_production_unless_said_otherwise(
        string? value, bool isProduction, bool expected)
    {
        var variables = isProduction ? new Dictionary<string, string>(Production) : new() { ["INSTANCE"] = "home" };
        if (value is not null)
            variables["ORLEANS_DASHBOARD"] = value;
        Assert.Equal(expected, Read(variables).HasOrleansDashboard);
    }

    [Theory]
    [InlineData("en_GB:en", "en")]
    [InlineData("es", "es")]
    [InlineData("C", "en")]
    public void a_desktops_language_list_is_no_reason_not_to_start(string value, string language) =>
        Assert.Equal(language, Read(new() { ["INSTANCE"] = "home", ["LANGUAGE"] = value }).Instance.Language);

    [Theory]
    [InlineData(null)]
    [InlineData("work")]
    public void without_an_instance_nothing_else_is_looked_at(string? instance) =>
        Assert.Equal(["INSTANCE"], Refused(instance is null ? [] : new() { ["INSTANCE"] = instance }));

    [Fact]
    public void no_message_holds_a_secret()
    {
        var exception = Assert.Throws<SettingsRefusedException>(() => Read(new()
        {
            ["INSTANCE"] = "home",
            ["ALFRED_ENV"] = "production",
            ["DATABASE_URL"] = "postgres://u:hush@h:hush/d",
            ["REDIS_URL"] = "redis://u:hush@h",
            ["META_TOKEN"] = "hush hush",
            ["SLACK_BOT_TOKEN"] = "hush",
            ["MEMBERS"] = "Ada=hush",
        }));
        Assert.True(exception.Problems.Length >= 5, exception.Message);
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void the_environment_wins_over_the_instances_file_and_that_over_the_shared_one()
    {
        var variables = Variables.Of(
            new Dictionary<string, string> { ["A"] = "environment" },
            new Dictionary<string, string> { ["A"] = "home", ["B"] = "home" },
            new Dictionary<string, string> { ["A"] = "shared", ["B"] = "shared", ["C"] = "shared" });
        Assert.Equal(("environment", "home", "shared"), (variables["A"], variables["B"], variables["C"]));
    }

    private AlfredSettings Read(Dictionary<string, string> variables) => SettingsReader.Read(Variables.Of(variables), _root.Path);

    private string[] Refused(Dictionary<string, string> variables) =>
        [.. Assert.Throws<SettingsRefusedException>(() => Read(variables)).Problems.Select(problem => problem.Subject)];
}

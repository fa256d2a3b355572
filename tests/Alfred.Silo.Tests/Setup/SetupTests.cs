using System.Collections.Immutable;
using Alfred.Instances;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;
using Alfred.Testing;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Alfred.Silo.Setup;

/// <summary><c>alfred setup home</c> with a real Postgres and Meta's answers over HTTP.</summary>
public sealed class SetupTests(SetupTests.Server server) : IClassFixture<SetupTests.Server>
{
    private static readonly FakeTimeProvider Clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task each_answer_is_asked_for_in_order_and_accepted_by_its_service()
    {
        await using var meta = await FakeAccount.StartAsync();
        var (answers, output) = await RunAsync(meta, Answers(await UrlAsync()));
        Assert.NotNull(answers);
        Assert.Equal("Ada=+34600111222", answers["MEMBERS"]);
        Assert.Equal(64, answers["OPERATOR_TOKEN"].Length);
        Assert.Equal(64, answers["VERIFY_TOKEN"].Length);
        Assert.False(answers.ContainsKey("REDIS_URL"));
        Assert.Contains("the number of The Lovelaces, quality GREEN", output, StringComparison.Ordinal);
        // Alfred takes them.
        var settings = SettingsReader.Read(Variables.Of(answers, Given(meta)), string.Empty);
        Assert.True(settings.Instance.IsProduction);
        Assert.DoesNotContain(FakeAccount.Token, output, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeAccount.AppSecret, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATABASE_URL", "postgres://alfred@127.0.0.1:1/nothing", "cannot be reached")]
    [InlineData("DATABASE_URL", "nonsense", "is neither postgres://")]
    [InlineData("MEMBERS", "Ada", "has an entry (number 1) that is not name=identity")]
    [InlineData("MEMBERS", "", "is needed")]
    [InlineData("META_APP_SECRET", "not-the-secret", "Invalid appsecret_proof")]
    [InlineData("META_TOKEN", "not-the-token", "Invalid OAuth access token")]
    [InlineData("META_TOKEN", "with a blank", "holds a blank")]
    [InlineData("PHONE_ID", "1", "Unsupported get request")]
    public async Task a_wrong_answer_is_told_at_once_and_asked_for_again(string name, string wrong, string problem)
    {
        await using var meta = await FakeAccount.StartAsync();
        var right = Answers(await UrlAsync());
        // The wrong one first; Enter keeps what else belongs to the step, should all of it be asked for again.
        var at = right.FindIndex(one => one.Name == name);
        var step = right.Where(one => one.Step == right[at].Step).ToList();
        var isFormat = name == "MEMBERS" || wrong is "nonsense" or "with a blank";
        var lines = right.Take(at).Append((right[at].Step, name, wrong))
            .Concat(isFormat ? [] : right.Skip(at + 1).Where(one => one.Step == right[at].Step))
            .Concat(isFormat ? right.Skip(at) : step.Select(one => one.Name == name ? one : (one.Step, one.Name, "")))
            .Concat(isFormat ? [] : right.Where(one => one.Step > right[at].Step)).ToList();

        var (answers, output) = await RunAsync(meta, lines);

        Assert.Contains(problem, output, StringComparison.Ordinal);
        Assert.NotNull(answers);
        SettingsReader.Read(Variables.Of(answers, Given(meta)), string.Empty);
    }

    [Fact]
    public async Task a_temporary_token_is_refused_with_its_end()
    {
        await using var meta = await FakeAccount.StartAsync();
        meta.ExpiresAt = Clock.GetUtcNow().AddHours(23).ToUnixTimeSeconds();
        var (answers, output) = await RunAsync(meta, Answers(await UrlAsync()));
        Assert.Null(answers);
        Assert.Contains("META_TOKEN is temporary: it expires at 2026-03-02 11:00 UTC", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_superuser_is_no_role_for_the_running_process()
    {
        await using var meta = await FakeAccount.StartAsync();
        var (answers, output) = await RunAsync(meta, Answers(await server.Postgres.CreateDatabaseAsync()));
        Assert.Null(answers);
        Assert.Contains("is a superuser", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_earlier_run_is_kept_by_enter()
    {
        await using var meta = await FakeAccount.StartAsync();
        var (first, _) = await RunAsync(meta, Answers(await UrlAsync()));
        var (second, _) = await RunAsync(meta, [.. Answers("").Select(one => (one.Step, one.Name, ""))], first);
        Assert.Equal(first!, second!);
    }

    [Fact]
    public void what_is_written_is_what_alfred_reads_and_nobody_else_may()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, ".env.home");
        var values = ImmutableDictionary<string, string>.Empty
            .Add("MEMBERS", "Ada=+34 600 111 222,Bob=+34 600 111 333")
            .Add("DATABASE_URL", "postgres://a:b%23c@h:5432/d?sslmode=verify-full")
            .Add("INSTANCE", "home").Add("NOTHING_THAT_ALFRED_ASKS_FOR", "a # b");
        new EnvFile(path).Write(values);
        Assert.Equal(values, new EnvFile(path).Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        // flyctl reads lines that begin with # as comments, and takes one pair of quotes off.
        Assert.All(File.ReadAllLines(path), line => Assert.Matches("^(#.*|[A-Z_]+=\"[^\"]*\")$", line));
    }

    private static List<(int Step, string Name, string Value)> Answers(string url) =>
    [
        (1, "DATABASE_URL", url), (1, "MIGRATION_DATABASE_URL", ""), (2, "REDIS_URL", ""), (3, "MEMBERS", "Ada=+34600111222"),
        (3, "OPERATOR_TOKEN", ""), (4, "PHONE_ID", FakeAccount.PhoneId), (4, "VERIFY_TOKEN", ""),
        (4, "META_APP_SECRET", FakeAccount.AppSecret), (4, "META_TOKEN", FakeAccount.Token),
    ];

    private static ImmutableDictionary<string, string> Given(FakeAccount meta) => ImmutableDictionary<string, string>.Empty
        .Add("INSTANCE", "home").Add("ALFRED_ENV", "production").Add("META_GRAPH_URL", meta.Url.AbsoluteUri);

    private static async Task<(ImmutableDictionary<string, string>? Answers, string Output)> RunAsync(
        FakeAccount meta, List<(int Step, string Name, string Value)> lines, ImmutableDictionary<string, string>? before = null)
    {
        await using var output = new StringWriter();
        using var input = new StringReader(string.Concat(lines.Select(line => $"{line.Value}\n")));
        var dialogue = new SetupDialogue(SetupSteps.Of(InstanceKind.Home, Clock), Given(meta), new Terminal(input, output));
        var answers = await dialogue.RunAsync(
            before ?? ImmutableDictionary<string, string>.Empty, TestContext.Current.CancellationToken);
        return (answers, output.ToString());
    }

    // A role that may make tables and is no superuser.
    private async Task<string> UrlAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(await server.Postgres.CreateDatabaseAsync());
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("""
            do $$ begin create role alfred_setup login; exception when duplicate_object then null; end $$;
            grant create on schema public to alfred_setup
            """);
        await command.ExecuteNonQueryAsync();
        database.Username = "alfred_setup";
        return database.ConnectionString;
    }

    /// <summary>One server for the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public PostgresServer Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await PostgresServer.StartAsync();

        public ValueTask DisposeAsync() => Postgres.DisposeAsync();
    }
}

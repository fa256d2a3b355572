using System.Collections.Immutable;
using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Alfred.Benchmarks.SlashCommands;
using Alfred.Testing;
using Npgsql;

namespace Alfred.Benchmarks.Footprint;

/// <summary>
/// What an image takes: the folder that <c>./alfred publish</c> made, started as production starts it (a role that may change no table, a
/// limit of 220 MB), through 10,000 messages that come faster than it answers them.
/// </summary>
internal static class FootprintBenchmark
{
    private const int Limit = 220;
    private const int Messages = 10_000;
    private const int PerSecond = 400;
    private const int Starts = 5;
    private const string Role = "alfred_runtime";

    public static async Task<int> RunAsync(string instance, string folder)
    {
        var isHome = instance == "home";
        var load = isHome
            ? Load.OfWhatsApp(people: 200, connections: 64)
            : new Load(Enumerable.Range(0, 64).Select(static number => new SlackConversation(number)), connections: 64);
        using var graph = new GraphStub { Received = (phone, _) => load.Receive(phone) };
        using var slack = new SlackStub { Received = load.Receive };
        graph.Start();
        slack.Start();
        await using var server = await PostgresServer.StartAsync();
        var settings = await SettingsAsync(server, isHome, load, isHome ? graph.Url : slack.ApiUrl);
        load.Port = int.Parse(settings["PORT"], CultureInfo.InvariantCulture);
        using var group = new MemoryGroup(Limit);
        await ImageProcess.RunAsync(folder, group, settings, "migrate");
        var seconds = await StartAsync(folder, group, settings, load.Port);

        var (process, _) = await ImageProcess.StartAsync(folder, group, settings, load.Port);
        await using (process)
        {
            await using var database = NpgsqlDataSource.Create(settings["MIGRATION_DATABASE_URL"]);
            using var memory = new MemoryWatch(process.Id);
            var ready = Usage.Resident(process.Id);
            var part = await load.PaceAsync(
                isHome ? MessagePath.Messages.Groceries : MessagePath.Messages.Expense, PerSecond, static part => part.Messages < Messages);
            await Product.SettleAsync(database);
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories);
            var size = files.Sum(static file => file.Length) / 1e6;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | {instance}, in {Limit} MB | |
                |---|---|
                | files, MB | {size:0} |
                | ready after, s (median of {Starts}, on an existing database) | {seconds:0.00} |
                | resident when ready, MB | {ready:0} |
                | resident at most, MB | {memory.Most:0} |
                | resident after it, MB | {Usage.Resident(process.Id):0} |
                | control group at most, MB (with the kernel's pages of files) | {group.Most:0} |
                | messages | {part.Messages:N0} |
                | answered | {part.Answers.Count:N0}, {part.AnsweredPerSecond:N0} a second |
                | deliveries refused | {part.Refusals.Count:N0} |
                """));
            return part.Answers.Count == part.Messages && part.OddRefusals == 0 ? 0 : 1;
        }
    }

    private static async Task<double> StartAsync(
        string folder, MemoryGroup group, IReadOnlyDictionary<string, string> settings, int port)
    {
        var taken = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var (process, seconds) = await ImageProcess.StartAsync(folder, group, settings, port);
            await process.DisposeAsync();
            taken.Add(seconds);
        }

        return taken.Order().ElementAt(Starts / 2);
    }

    private static async Task<ImmutableDictionary<string, string>> SettingsAsync(
        PostgresServer server, bool isHome, Load load, Uri provider)
    {
        var migration = await server.CreateDatabaseAsync();
        await server.CreateRoleAsync(Role);
        var settings = ImmutableDictionary<string, string>.Empty
            .Add("INSTANCE", isHome ? "home" : "biz").Add("ALFRED_ENV", "production").Add("MIGRATION_DATABASE_URL", migration)
            .Add("DATABASE_URL", new NpgsqlConnectionStringBuilder(migration) { Username = Role }.ConnectionString)
            .Add("PORT", FreePort.TakeLasting().ToString(CultureInfo.InvariantCulture))
            .Add("OPERATOR_TOKEN", "b5d1f8e0c2a94763b5d1f8e0c2a94763").Add("SENDER_LIMIT", "0").Add("META_PAIR_PACE", "off")
            .Add("MEMBERS", string.Join(',', load.Everybody.Select(static (person, number) =>
                $"P{number.ToString(CultureInfo.InvariantCulture)}={person.Identity}")));
        return isHome
            ? settings.Add("META_GRAPH_URL", provider.AbsoluteUri).Add("META_TOKEN", "bench-token")
                .Add("META_APP_SECRET", Product.AppSecret).Add("VERIFY_TOKEN", "bench-verify-token").Add("PHONE_ID", Product.PhoneId)
            : settings.Add("SLACK_API_URL", provider.AbsoluteUri).Add("SLACK_BOT_TOKEN", "xoxb-bench")
                .Add("SLACK_SIGNING_SECRET", SlackDelivery.SigningSecret);
    }
}

using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Npgsql;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>
/// Alfred-Biz takes <c>/alfred expense 12.50 lunch</c>, each connection waiting for the answer in the response, in turn with a stand-in for
/// a plain program on the same server; then other kinds of commands.
/// </summary>
internal static class ExpenseCase
{
    private const int People = 64;
    private const string Expense = "expense 12.50 lunch";
    private const string Logged = "Logged €12.50";

    /// <summary>Runs it; false when a ledger does not hold what was taken.</summary>
    public static async Task<bool> RunAsync(bool isQuick, KindsTable kinds)
    {
        var load = new Load(Enumerable.Range(0, People).Select(number => new SlackConversation(number)), People);
        using var slack = new SlackStub { Received = load.Receive };
        slack.Start();
        await using var product = await Product.StartAsync(
            "biz",
            load.Everybody,
            [
                ("SLACK_API_URL", slack.ApiUrl.AbsoluteUri), ("SLACK_BOT_TOKEN", "xoxb-bench"),
                ("SLACK_SIGNING_SECRET", SlackDelivery.SigningSecret),
                ("CURRENCY", "EUR"),
            ]);
        load.Port = product.Port;
        await using var standIn = await StandIn.StartAsync(product.ConnectionString);
        await using var database = NpgsqlDataSource.Create(product.ConnectionString);
        await using var standInDatabase = NpgsqlDataSource.Create(standIn.ConnectionString);
        using var memory = new MemoryWatch(product.Id);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"biz: resident when ready {Usage.Resident(product.Id):0} MB"));
        var alfred = new CommandServer("Alfred", product.Port, product.Id, slack.ResponseUrl);
        var plain = new CommandServer("stand-in", standIn.Port, standIn.Id, slack.ResponseUrl);
        var table = new ExpenseTable(product.Data, database);
        var time = TimeSpan.FromSeconds(isQuick ? 3 : 5);
        var given = 0;
        string Next() => Messages.Expense(conversation: 0, Interlocked.Increment(ref given));

        // To the end of just-in-time compilation; not less for a quick run, whose figures would be those of a cold program.
        foreach (var server in new[] { alfred, plain })
            table.AddWarmUp(server, await CommandRound.RunAsync(server, People, Next, Logged, TimeSpan.FromSeconds(4)));
        foreach (var connections in new[] { 64, 16, 1 })
        {
            for (var round = 0; round < (isQuick ? 2 : 3); round++)
            {
                await Product.SettleAsync(database);
                await table.AddAsync(alfred, connections, () => CommandRound.RunAsync(alfred, connections, Next, Logged, time));
                await Product.SettleAsync(database);
                await table.AddAsync(plain, connections, () => CommandRound.RunAsync(plain, connections, Next, Logged, time));
            }
        }

        var direct = await load.ConverseAsync(
            (person, _) => Messages.Expense(person, Interlocked.Increment(ref given)), time);
        var pings = await CommandRound.RunAsync(alfred, People, static () => "ping", "pong", time);
        await Product.SettleAsync(database);
        kinds.Add("biz: `/alfred ping`", pings.AnsweredPerSecond, pings.Answers);
        kinds.Add($"biz: `/alfred {Expense}`", table.Rate(alfred, People), table.Answers(alfred, People));
        kinds.Add($"biz: `{Expense}` in a direct message", direct.AnsweredPerSecond, direct.Answers);
        table.Print(alfred, plain);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"biz: resident at most {memory.Most:0} MB; answers that came by the response URL: {slack.Late:N0}"));
        // Both are printed, whichever is wrong.
        var isWhole = await IsWholeAsync("Alfred", database, table.Taken(alfred) + direct.Messages, table.Errors(alfred));
        return await IsWholeAsync("stand-in", standInDatabase, table.Taken(plain), table.Errors(plain)) && isWhole;
    }

    // A command that was refused may have been stored all the same: only its answer was late.
    private static async Task<bool> IsWholeAsync(string name, NpgsqlDataSource database, int taken, int refused)
    {
        await using var command = database.CreateCommand("select count(*) from expn");
        var rows = (long)(await command.ExecuteScalarAsync())!;
        var isWhole = rows >= taken && rows <= taken + refused;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {taken:N0} expenses taken, {refused:N0} refused, {rows:N0} rows in the ledger{(isWhole ? "" : ": WRONG")}"));
        Console.WriteLine();
        return isWhole;
    }
}

using System.Globalization;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Alfred-Home, from the webhook to the provider's API, beside what its database can do at best.</summary>
internal static class HomePath
{
    public static async Task RunAsync(bool isQuick, KindsTable kinds)
    {
        var load = Load.OfWhatsApp(people: 200, connections: 64);
        using var graph = new GraphStub { Received = (phone, _) => load.Receive(phone) };
        graph.Start();
        await using var product = await Product.StartHomeAsync(graph.Url, load.Everybody);
        await using var database = NpgsqlDataSource.Create(product.ConnectionString);
        load.Port = product.Port;
        using var memory = new MemoryWatch(product.Id);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"home: resident when ready {Usage.Resident(product.Id):0} MB"));
        var table = new ResultTable(product, database);
        var time = TimeSpan.FromSeconds(isQuick ? 3 : 10);
        Func<int, int, string> ping = Messages.Ping, groceries = Messages.Groceries;

        await load.SaturateAsync(ping, TimeSpan.FromSeconds(isQuick ? 1 : 3));
        await load.SaturateAsync(groceries, TimeSpan.FromSeconds(isQuick ? 1 : 3));
        await table.AddAsync("no shared grain, saturated", () => load.SaturateAsync(ping, time));
        var pings = await table.AddAsync("no shared grain, all wait for replies", () => load.ConverseAsync(ping, time));
        await table.AddAsync("no shared grain, 200 a second", () => load.PaceAsync(ping, 200, time));
        await table.AddAsync("one list, saturated", () => load.SaturateAsync(groceries, time));
        var changes = await table.AddAsync("one list, all wait for replies", () => load.ConverseAsync(groceries, time));
        await table.AddAsync("one list, 200 a second", () => load.PaceAsync(groceries, 200, time));
        var lists = await load.ConverseAsync(Messages.List, TimeSpan.FromSeconds(isQuick ? 2 : 5));
        var inserts = await Pgbench.RunAsync(product, database, time);
        table.Print(inserts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pgbench, single-row inserts, 64 clients: {inserts:N0} a second"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident at most: {memory.Most:0} MB"));
        Console.WriteLine(await StateAsync(database));
        Console.WriteLine();
        kinds.Add("home: `ping`", pings.AnsweredPerSecond, pings.Answers);
        kinds.Add("home: `add …`, `got …` in turn", changes.AnsweredPerSecond, changes.Answers);
        kinds.Add("home: `list`", lists.AnsweredPerSecond, lists.Answers);
    }

    private static async Task<string> StateAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select 'inbox: ' || (select string_agg(state || ' ' || n, ', ') from (select state, count(*) n from inbox group by state) i)
                || '; outbox: ' || (select string_agg(state || ' ' || n, ', ') from (select state, count(*) n from outbox group by state) o)
                || '; perhaps sent twice: ' || (select count(*) from outbox where uncertain_tries > 0)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

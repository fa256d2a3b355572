using System.Globalization;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>The whole product under load, from the webhook to the provider's API, beside what its database can do at best.</summary>
internal static class PathBenchmark
{
    public static async Task<int> RunAsync(string[] options)
    {
        var isQuick = options.Contains("--quick");
        var load = new Load(people: 200, connections: 64);
        using var graph = new GraphStub { Received = (phone, _) => load.Receive(phone) };
        graph.Start();
        await using var product = await Product.StartAsync(graph.Url, load.Everybody);
        await using var database = NpgsqlDataSource.Create(product.ConnectionString);
        load.Port = product.Port;
        using var memory = new MemoryWatch(product.Id);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before the start; resident when ready {Usage.Resident(product.Id):0} MB"));
        var table = new ResultTable(product, database);
        var time = TimeSpan.FromSeconds(isQuick ? 3 : 10);
        Func<int, int, string> ping = Messages.Ping, groceries = Messages.Groceries;

        await load.SaturateAsync(ping, TimeSpan.FromSeconds(isQuick ? 1 : 3));
        await load.SaturateAsync(groceries, TimeSpan.FromSeconds(isQuick ? 1 : 3));
        await table.AddAsync("no shared grain, saturated", () => load.SaturateAsync(ping, time));
        await table.AddAsync("no shared grain, all wait for replies", () => load.ConverseAsync(ping, time));
        await table.AddAsync("no shared grain, 200 a second", () => load.PaceAsync(ping, 200, time));
        await table.AddAsync("one list, saturated", () => load.SaturateAsync(groceries, time));
        await table.AddAsync("one list, all wait for replies", () => load.ConverseAsync(groceries, time));
        await table.AddAsync("one list, 200 a second", () => load.PaceAsync(groceries, 200, time));
        var inserts = await Pgbench.RunAsync(product, database, time);
        table.Print(inserts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pgbench, single-row inserts, 64 clients: {inserts:N0} a second"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident at most: {memory.Most:0} MB"));
        Console.WriteLine(await StateAsync(database));
        return 0;
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

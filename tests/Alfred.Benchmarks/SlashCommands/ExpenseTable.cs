using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Npgsql;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>The rounds of the product and of the stand-in side by side; medians.</summary>
internal sealed class ExpenseTable(string data, NpgsqlDataSource database)
{
    private readonly List<Measured> _rows = [];
    private readonly List<(CommandServer Server, CommandRound Round)> _warmUps = [];

    /// <summary>Runs one round and keeps what it measured.</summary>
    public async Task AddAsync(CommandServer server, int connections, Func<Task<CommandRound>> run)
    {
        await Console.Error.WriteLineAsync($"expenses, {Title(server, connections)}");
        var before = await Usage.TakeAsync(server.Process, data, database);
        var round = await run();
        var usage = (await Usage.TakeAsync(server.Process, data, database)).Since(before);
        _rows.Add(new(server, connections, round, usage, Usage.Resident(server.Process)));
    }

    /// <summary>Keeps of a round only what the ledger must hold.</summary>
    public void AddWarmUp(CommandServer server, CommandRound round) => _warmUps.Add((server, round));

    /// <summary>How many commands a server took in all.</summary>
    public int Taken(CommandServer server) => All(server).Sum(round => round.Taken);

    /// <summary>How many it refused in all.</summary>
    public int Errors(CommandServer server) => All(server).Sum(round => round.Errors);

    /// <summary>Commands answered a second.</summary>
    public double Rate(CommandServer server, int connections) => Median(server, connections, round => round.AnsweredPerSecond);

    /// <summary>The answers of all rounds.</summary>
    public Latencies Answers(CommandServer server, int connections)
    {
        var all = new Latencies();
        foreach (var row in Of(server, connections))
            all.Add(row.Round.Answers);
        return all;
    }

    public void Print(CommandServer product, CommandServer standIn)
    {
        (CommandServer Server, int Connections)[] columns = [.. _rows.Select(row => (row.Server, row.Connections)).Distinct()];
        Console.WriteLine($"| connections | {string.Join(" | ", columns.Select(column => Title(column.Server, column.Connections)))} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
        Line("answered per s", column => Rate(column.Server, column.Connections), "N0");
        Row(
            "the rounds",
            column => string.Join(' ', Of(column.Server, column.Connections).Select(row => Text(row.Round.AnsweredPerSecond, "0"))));
        Row("÷ stand-in", column => column.Server == product ? Ratio(column.Connections) : "");
        Line("answer p50, ms", column => Median(column.Server, column.Connections, round => round.Answers.Percentile(50)), "0.0");
        Line("answer p99, ms", column => Median(column.Server, column.Connections, round => round.Answers.Percentile(99)), "0.0");
        Line("only acknowledged", column => Of(column.Server, column.Connections).Sum(row => row.Round.Acknowledged), "N0");
        Line("errors", column => Of(column.Server, column.Connections).Sum(row => row.Round.Errors), "N0");
        PerCommand("round trips a command", usage => usage.Transactions);
        PerCommand("commits a command", usage => usage.Writes);
        PerCommand("syncs of the log a command", usage => usage.Syncs);
        PerCommand("program, CPU s per 1,000", usage => usage.ProgramSeconds * 1_000);
        PerCommand("Postgres, CPU s per 1,000", usage => usage.PostgresSeconds * 1_000);
        PerCommand("generator, CPU s per 1,000", usage => usage.GeneratorSeconds * 1_000);
        Line("resident after it, MB", column => Of(column.Server, column.Connections).Last().Resident, "0");
        Console.WriteLine();

        string Ratio(int connections) => Text(Rate(product, connections) / Rate(standIn, connections), "0.00");

        void Row(string name, Func<(CommandServer Server, int Connections), string> value) =>
            Console.WriteLine($"| {name} | {string.Join(" | ", columns.Select(value))} |");

        void Line(string name, Func<(CommandServer Server, int Connections), double> value, string format) =>
            Row(name, column => Text(value(column), format));

        void PerCommand(string name, Func<Usage, double> value) =>
            Line(name, column => PerCommandOf(column.Server, column.Connections, value), "0.00");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Title(CommandServer server, int connections) =>
        string.Create(CultureInfo.InvariantCulture, $"{server.Name}, {connections}");

    private double PerCommandOf(CommandServer server, int connections, Func<Usage, double> value) =>
        Of(server, connections).Sum(row => value(row.Usage)) / Of(server, connections).Sum(row => row.Round.Taken);

    private IEnumerable<CommandRound> All(CommandServer server) =>
        _warmUps.Concat(_rows.Select(row => (row.Server, row.Round))).Where(row => row.Server == server).Select(row => row.Round);

    private double Median(CommandServer server, int connections, Func<CommandRound, double> value)
    {
        double[] sorted = [.. Of(server, connections).Select(row => value(row.Round)).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private IEnumerable<Measured> Of(CommandServer server, int connections) =>
        _rows.Where(row => row.Server == server && row.Connections == connections);

    private sealed record Measured(CommandServer Server, int Connections, CommandRound Round, Usage Usage, double Resident);
}

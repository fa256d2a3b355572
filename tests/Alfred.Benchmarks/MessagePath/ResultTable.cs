using System.Globalization;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>The parts side by side.</summary>
internal sealed class ResultTable(Product product, NpgsqlDataSource database)
{
    private readonly List<(string Name, Part Part, Usage Usage, double Resident)> _rows = [];

    /// <summary>Runs one part and keeps what it measured.</summary>
    public async Task<Part> AddAsync(string name, Func<Task<Part>> run)
    {
        await Console.Error.WriteLineAsync(name);
        var before = await Usage.TakeAsync(product.Id, product.Data, database);
        var part = await run();
        _rows.Add((name, part, (await Usage.TakeAsync(product.Id, product.Data, database)).Since(before), Usage.Resident(product.Id)));
        return part;
    }

    /// <summary>Prints the table; ratios are to what pgbench inserted a second.</summary>
    public void Print(double inserts)
    {
        Console.WriteLine();
        Console.WriteLine($"| what | {string.Join(" | ", _rows.Select(row => row.Name))} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---|", _rows.Count))}");
        Line("messages", row => row.Part.Answers.Count, "N0");
        Line("accepted per s", row => row.Part.AcceptedPerSecond, "N0");
        Line("÷ pgbench", row => row.Part.AcceptedPerSecond / inserts, "0.00");
        Line("answered per s", row => row.Part.AnsweredPerSecond, "N0");
        Line("÷ pgbench", row => row.Part.AnsweredPerSecond / inserts, "0.00");
        Line("acknowledged p50, ms", row => row.Part.Acknowledgements.Percentile(50), "0.0");
        Line("acknowledged p99, ms", row => row.Part.Acknowledgements.Percentile(99), "0.0");
        Line("reply p50, ms", row => row.Part.Answers.Percentile(50), "0.0");
        Line("reply p99, ms", row => row.Part.Answers.Percentile(99), "0.0");
        Line("round trips a message", row => (double)row.Usage.Transactions / row.Part.Answers.Count, "0.00");
        Line("commits a message", row => (double)row.Usage.Writes / row.Part.Answers.Count, "0.00");
        Line("syncs of the log a message", row => (double)row.Usage.Syncs / row.Part.Answers.Count, "0.00");
        Line("product, CPU s per 1,000", row => row.Usage.ProgramSeconds * 1_000 / row.Part.Answers.Count, "0.00");
        Line("Postgres, CPU s per 1,000", row => row.Usage.PostgresSeconds * 1_000 / row.Part.Answers.Count, "0.00");
        Line("generator, CPU s per 1,000", row => row.Usage.GeneratorSeconds * 1_000 / row.Part.Answers.Count, "0.00");
        Line("resident after it, MB", row => row.Resident, "0");
        Line("deliveries refused", row => row.Part.Refusals.Count, "N0");
        Console.WriteLine();
    }

    private void Line(string name, Func<(string Name, Part Part, Usage Usage, double Resident), double> value, string format) =>
        Console.WriteLine(
            $"| {name} | {string.Join(" | ", _rows.Select(row => value(row).ToString(format, CultureInfo.InvariantCulture)))} |");
}

using System.Globalization;
using Alfred.Testing;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>What the same server does when it has nothing else to do: single-row inserts by 64 clients, each a commit of its own.</summary>
internal static class Pgbench
{
    private const string Insert = "insert into bench_row (body) values (repeat('x', 400));\n";

    /// <summary>Inserts a second.</summary>
    public static async Task<double> RunAsync(Product product, NpgsqlDataSource database, TimeSpan time)
    {
        await using (
            var create = database.CreateCommand(
                "create table if not exists bench_row (id bigint generated always as identity primary key, body text not null)"))
            await create.ExecuteNonQueryAsync();
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Insert);
            var output = await ProgramRun.OfAsync(
                PostgresBinaries.Find("pgbench"), "-h", product.Data, "-U", "alfred", "-n", "-M", "prepared", "-c", "64", "-j", "2",
                "-T", ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-f", script, "alfred");
            var line = output.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
            return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }
}

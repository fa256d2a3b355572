using System.Globalization;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>What a program and its Postgres have used so far.</summary>
/// <param name="ProgramSeconds">Processor time of the program that is measured.</param>
/// <param name="PostgresSeconds">Processor time of the server's processes.</param>
/// <param name="GeneratorSeconds">Processor time of this program.</param>
/// <param name="Transactions">Transactions. None is opened by hand on these paths, so each is one round trip.</param>
/// <param name="Writes">Transactions that wrote something: commits that reach the disk.</param>
/// <param name="Syncs">How often the log was brought to the disk, some commits sharing one.</param>
internal sealed record Usage(
    double ProgramSeconds, double PostgresSeconds, double GeneratorSeconds, long Transactions, long Writes, long Syncs)
{
    private const double TicksPerSecond = 100;

    public static async Task<Usage> TakeAsync(int program, string data, NpgsqlDataSource database)
    {
        // Back ends report what they counted with a delay of up to a second.
        await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System);
        await using var command = database.CreateCommand("""
            select (select sum(xact_commit + xact_rollback)::bigint from pg_stat_database),
                pg_snapshot_xmax(pg_current_snapshot())::text::bigint, (select wal_sync from pg_stat_wal)
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(
            Seconds(program), PostgresProcesses(data)
                .Sum(Seconds), Seconds(Environment.ProcessId), reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public Usage Since(Usage before) => new(
        ProgramSeconds - before.ProgramSeconds, PostgresSeconds - before.PostgresSeconds, GeneratorSeconds - before.GeneratorSeconds,
        Transactions - before.Transactions, Writes - before.Writes, Syncs - before.Syncs);

    /// <summary>A process's resident memory in megabytes: now, or the most there was.</summary>
    public static double Resident(int process, string what = "VmRSS:") =>
        double.Parse(
            File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
                .First(line => line.StartsWith(what, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

    private static IEnumerable<int> PostgresProcesses(string data)
    {
        var postmaster = File.ReadLines(Path.Combine(data, "postmaster.pid")).First();
        return Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(
                name =>
                    int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                        && (name == postmaster || Fields(name!) is [_, var parent, ..] && parent == postmaster))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture));
    }

    private static double Seconds(int process) =>
        Fields(process.ToString(CultureInfo.InvariantCulture)) is { Length: > 12 } fields
            ? (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture))
                / TicksPerSecond
            : 0;

    // What stands behind the name, which may hold anything: state, parent, …
    private static string[] Fields(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return [];
        }
    }
}

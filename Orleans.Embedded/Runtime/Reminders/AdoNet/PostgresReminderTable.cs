using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Reminders in Orleans' table: the official ADO.NET provider reads and writes the same rows.</summary>
internal sealed class PostgresReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster, PostgresConnections connections) : IReminderTable
{
    private static readonly Dictionary<string, string[]> Contract = new(StringComparer.Ordinal)
    {
        ["UpsertReminderRowKey"] = ["ServiceId", "GrainHash", "GrainId", "ReminderName", "StartTime", "Period"],
        ["ReadReminderRowsKey"] = ["ServiceId", "GrainId"],
        ["ReadReminderRowKey"] = ["ServiceId", "GrainId", "ReminderName"],
        ["ReadRangeRows1Key"] = ["ServiceId", "BeginHash", "EndHash"],
        ["ReadRangeRows2Key"] = ["ServiceId", "BeginHash", "EndHash"],
        ["DeleteReminderRowKey"] = ["ServiceId", "GrainId", "ReminderName", "Version"],
        ["DeleteReminderRowsKey"] = ["ServiceId"],
    };

    private readonly Dictionary<string, PostgresQuery> _queries = new(StringComparer.Ordinal);
    private NpgsqlDataSource? _source;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _source = connections.Get(PostgresInvariant.Check("Reminders", options.Value.Invariant, options.Value.ConnectionString));
        foreach (var (key, text) in await PostgresQueries.ReadAsync(_source, [.. Contract.Keys], cancellationToken))
            _queries[key] = new PostgresQuery(text, Contract[key]);
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadAsync("ReadReminderRowsKey", Text(grainId.ToString()));

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var (first, last) = unchecked(((int)begin, (int)end));
        return ReadAsync(first < last ? "ReadRangeRows1Key" : "ReadRangeRows2Key", new NpgsqlParameter<int> { TypedValue = first }, new NpgsqlParameter<int> { TypedValue = last });
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await ReadAsync("ReadReminderRowKey", Text(grainId.ToString()), Text(reminderName))).Reminders.FirstOrDefault();

    public Task<string?> UpsertRow(ReminderEntry entry) => RunAsync(
        "UpsertReminderRowKey",
        async command => Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture),
        () => [
            new NpgsqlParameter<int> { TypedValue = unchecked((int)entry.GrainId.GetUniformHashCode()) },
            Text(entry.GrainId.ToString()),
            Text(entry.ReminderName),
            new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc), NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<long> { TypedValue = (long)entry.Period.TotalMilliseconds },
        ]);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RunAsync(
        "DeleteReminderRowKey",
        async command => Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0,
        () => [Text(grainId.ToString()), Text(reminderName), new NpgsqlParameter<int> { TypedValue = int.Parse(eTag, CultureInfo.InvariantCulture) }]);

    public Task TestOnlyClearTable() => RunAsync("DeleteReminderRowsKey", command => command.ExecuteNonQueryAsync(), () => []);

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private Task<ReminderTableData> ReadAsync(string key, params NpgsqlParameter[] parameters) => RunAsync(
        key,
        async command =>
        {
            var entries = new List<ReminderEntry>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) entries.Add(Read(reader));
            return new ReminderTableData(entries);
        },
        () => [.. parameters.Select(parameter => parameter.Clone())]);

    private static ReminderEntry Read(NpgsqlDataReader reader) => new()
    {
        GrainId = GrainId.Parse(reader.GetString(reader.GetOrdinal("GrainId"))),
        ReminderName = reader.GetString(reader.GetOrdinal("ReminderName")),
        StartAt = DateTime.SpecifyKind(reader.GetDateTime(reader.GetOrdinal("StartTime")), DateTimeKind.Utc),
        Period = TimeSpan.FromMilliseconds(reader.GetInt64(reader.GetOrdinal("Period"))),
        ETag = reader.GetInt32(reader.GetOrdinal("Version")).ToString(CultureInfo.InvariantCulture),
    };

    private Task<T> RunAsync<T>(string key, Func<NpgsqlCommand, Task<T>> run, Func<NpgsqlParameter[]> parameters) => PostgresRetry.RunAsync(async () =>
    {
        if (_source is null) throw new OrleansException("The reminder table is not open yet.");
        await using var command = _queries[key].CreateCommand(_source, [Text(cluster.Value.ServiceId), .. parameters()]);
        return await run(command);
    });
}

using System.Collections.Concurrent;
using Npgsql;

namespace Orleans.Embedded;

/// <summary>The connection pools of the silo: storage and reminders on one database share one.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    // Npgsql's own default of 100 is also the limit of a default Postgres: two processes would lock everybody else out.
    private const int DefaultPoolSize = 20;
    private const int DefaultPreparedStatements = 32;

    private readonly ConcurrentDictionary<string, Lazy<NpgsqlDataSource>> _sources = new(StringComparer.Ordinal);

    public NpgsqlDataSource Get(string connectionString) =>
        _sources.GetOrAdd(connectionString, static text => new Lazy<NpgsqlDataSource>(() => NpgsqlDataSource.Create(Complete(text)))).Value;

    /// <summary>Adds what the connection string does not say.</summary>
    internal static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = DefaultPoolSize;
        if (IsBehindTransactionPooler(settings))
        {
            // The next statement may run on another server connection, so nothing may be left on this one.
            settings.NoResetOnClose = true;
        }
        else if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = DefaultPreparedStatements;
            settings.AutoPrepareMinUsages = 2;
            if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        }

        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
        {
            if (source.IsValueCreated) await source.Value.DisposeAsync();
        }
    }

    // By the customary ports and host names; who runs one elsewhere says "Max Auto Prepare=0".
    private static bool IsBehindTransactionPooler(NpgsqlConnectionStringBuilder settings) =>
        settings.Port is 6432 or 6543
        || settings.Host?.Contains("pooler", StringComparison.OrdinalIgnoreCase) == true
        || settings.Host?.Contains("pgbouncer", StringComparison.OrdinalIgnoreCase) == true;
}

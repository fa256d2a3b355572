using Orleans.Embedded.Tests.Conformance;
using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Engine.Storage;

/// <summary>What is wrong with a database is said at start, with the remedy; a connection that breaks later is made anew.</summary>
public sealed class PostgresFailureTests(OrleansDatabase database)
{
    [Fact]
    public async Task a_missing_query_is_named_at_start()
    {
        var connectionString = await database.CreateAsync();
        await OrleansDatabase.ExecuteAsync(connectionString, "DELETE FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'");
        var failure = await Assert.ThrowsAsync<OrleansConfigurationException>(() => StartAsync(connectionString));
        Assert.Contains("WriteToStorageKey", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_database_without_tables_is_explained_at_start()
    {
        var failure = await Assert.ThrowsAsync<OrleansConfigurationException>(async () => await StartAsync(await database.Server.CreateDatabaseAsync()));
        Assert.Contains("0001_orleans.sql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_write_goes_through_after_every_connection_broke()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await StartAsync(connectionString);
        var grain = silo.Grains.GetGrain<ICounterGrain>("counter:a");
        await grain.AddAsync(1);
        await OrleansDatabase.ExecuteAsync(
            connectionString, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Assert.Equal(2, await grain.AddAsync(1));
    }

    private static Task<TestSilo> StartAsync(string connectionString) => TestSilo.StartAsync(silo =>
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString)));
}

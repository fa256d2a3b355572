namespace Alfred.Testing.Instances;

/// <summary>One real, durable PostgreSQL for the assembly; each instance takes an empty database of its own from it.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private PostgresServer? _server;

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() =>
        (_server ?? throw new InvalidOperationException("the server is not started")).CreateDatabaseAsync();

    /// <summary>
    /// Creates an empty database and returns its connection strings: the migrating role's, and that of a role that may do nothing yet.
    /// </summary>
    public async Task<(string Migration, string Runtime)> CreateDatabaseForTwoAsync()
    {
        const string Role = "alfred_runtime";
        var database = await CreateDatabaseAsync();
        await _server!.CreateRoleAsync(Role);
        return (database, new Npgsql.NpgsqlConnectionStringBuilder(database) { Username = Role }.ConnectionString);
    }

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}

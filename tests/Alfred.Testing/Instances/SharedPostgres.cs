using System.Collections.Immutable;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Testing.Instances;

/// <summary>One real, durable PostgreSQL for the assembly; each instance takes a database of its own from it.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private PostgresServer? _server;
    private string _template = "";

    /// <summary>
    /// Creates a database with the product's tables and nothing in them, nobody's yet, and returns its connection string. A start on it has
    /// nothing to migrate, which is a quarter of its work.
    /// </summary>
    public Task<string> CreateDatabaseAsync() => Server.CreateDatabaseAsync(_template);

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public Task<string> CreateEmptyDatabaseAsync() => Server.CreateDatabaseAsync();

    /// <summary>
    /// Creates an empty database and returns its connection strings: the migrating role's, and that of a role that may do nothing yet.
    /// </summary>
    public async Task<(string Migration, string Runtime)> CreateDatabaseForTwoAsync()
    {
        const string Role = "alfred_runtime";
        var database = await CreateEmptyDatabaseAsync();
        await Server.CreateRoleAsync(Role);
        return (database, new NpgsqlConnectionStringBuilder(database) { Username = Role }.ConnectionString);
    }

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        var database = new NpgsqlConnectionStringBuilder(await CreateEmptyDatabaseAsync()) { Pooling = false };
        await using var folder = new InstanceFolder("home");
        var settings = ImmutableDictionary<string, string>.Empty
            .Add("INSTANCE", "home").Add("ALFRED_ROOT", folder.Root).Add("DATABASE_URL", database.ConnectionString);
        var (code, output) = await AlfredProgram.RunAsync(settings, "migrate");
        Assert.True(code == 0, output);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var unmark = new NpgsqlCommand("delete from instance", connection);
        await unmark.ExecuteNonQueryAsync();
        _template = database.Database!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private PostgresServer Server => _server ?? throw new InvalidOperationException("the server is not started");
}

using Alfred.Hosting;
using Alfred.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Alfred.Tests.Instances.DatabaseFixture))]

namespace Alfred.Tests.Instances;

/// <summary>One real PostgreSQL for the assembly; each test takes a database of its own from it, with the product's tables.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private PostgresServer? _server;
    private string _template = "";

    public PostgresServer Server => _server ?? throw new InvalidOperationException("the server is not started");

    /// <summary>An empty instance's database, marked for home.</summary>
    public async Task<string> CreateAsync()
    {
        var database = await Server.CreateDatabaseAsync(_template);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        // Not in the template: with the mark comes the secret of the opaque keys, which no two instances share.
        await using var mark = source.CreateCommand("insert into instance (name, created_at) values ('home', now())");
        await mark.ExecuteNonQueryAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(isDurable: false);
        var template = new NpgsqlConnectionStringBuilder(await Server.CreateDatabaseAsync()) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(template);
        foreach (var migration in Migrations())
        {
#pragma warning disable CA2100 // The product's own migrations.
            await using var command = source.CreateCommand(migration);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        _template = template.Database!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static IEnumerable<string> Migrations()
    {
        var assembly = typeof(AlfredGrains).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("sql/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}

using System.Collections.Concurrent;
using Alfred.Hosting;
using Alfred.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Alfred.Tests.Instances.DatabaseFixture))]

namespace Alfred.Tests.Instances;

/// <summary>One real PostgreSQL for the assembly; each test takes a database of its own from it, with the product's tables.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly ConcurrentBag<string> _emptied = [];
    private PostgresServer? _server;
    private string _template = "";
    private string _empty = "";

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

    /// <summary>
    /// The same, of those that other tests gave back where there are any: to empty one costs a fifth of making one. For tests that change
    /// rows and nothing else.
    /// </summary>
    public async Task<string> TakeAsync() => _emptied.TryTake(out var database) ? database : await CreateAsync();

    /// <summary>Empties a database that nobody is connected to any more, for another test.</summary>
    public async Task GiveBackAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
#pragma warning disable CA2100 // Made of the names of the product's tables.
        await using var empty = source.CreateCommand(_empty);
#pragma warning restore CA2100
        await empty.ExecuteNonQueryAsync();
        _emptied.Add(database);
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

        await using var tables = source.CreateCommand("""
            select string_agg(format('delete from %I; ', tablename), '') || (
                select string_agg(format('alter sequence %I restart; ', sequencename), '') from pg_sequences where schemaname = 'public')
            from pg_tables where schemaname = 'public' and tablename not in ('orleansquery', 'instance')
            """);
        // In one transaction, and without looking at what refers to what.
        _empty = $"set session_replication_role = replica; {await tables.ExecuteScalarAsync()}";
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

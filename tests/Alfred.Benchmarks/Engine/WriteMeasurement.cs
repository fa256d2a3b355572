using Alfred.Testing;
using Npgsql;
using Orleans.Hosting;

namespace Alfred.Benchmarks.Engine;

/// <summary>Calls that write their state to a Postgres of the benchmark's own, and updates by bare Npgsql in the same process.</summary>
internal static class WriteMeasurement
{
    private const int Writes = 20_000;

    public static async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        var connectionString = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=20;Max Auto Prepare=16;No Reset On Close=true");
        await RunAsync(source, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "sql", "0001_orleans.sql")));
        await RunAsync(source, "CREATE TABLE raw (id int PRIMARY KEY, version int NOT NULL, payload bytea) WITH (fillfactor = 70); INSERT INTO raw SELECT n, 0, 'x' FROM generate_series(0, 199) AS n");
        var factory = await BenchSilo.StartAsync(silo => silo.AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        }));
        var grains = Enumerable.Range(0, Load.Grains).Select(number => factory.GetGrain<IStoredBenchGrain>($"w:{number}")).ToArray();
        BenchSilo.Report(Figures.ColdWrites, await RandomAsync());
        await Load.RunAsync(Writes / 4, RawAsync);

        // Raw before and after, so that what else the machine does meets both.
        var before = await Load.RunAsync(Writes, RawAsync);
        var random = await RandomAsync();
        var own = await Load.RunAsync(Writes, (random, caller) => grains[(caller * 3) + random.Next(3)].AddAsync(1));
        var raw = (before + await Load.RunAsync(Writes, RawAsync)) / 2;
        BenchSilo.Report(Figures.Writes, random);
        BenchSilo.Report(Figures.OwnWrites, own);
        BenchSilo.Report(Figures.Raw, raw);
        BenchSilo.Report(Figures.WritesToRaw, own / raw);

        Task<double> RandomAsync() => Load.RunAsync(Writes, (random, _) => grains[random.Next(Load.Grains)].AddAsync(1));

        async Task RawAsync(Random random, int caller)
        {
            await using var command = source.CreateCommand("UPDATE raw SET payload = $2, version = version + 1 WHERE id = $1 RETURNING version");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (caller * 3) + random.Next(3) });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = "{\"Sum\":1}"u8.ToArray() });
            await command.ExecuteScalarAsync();
        }
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // The texts are the benchmark's own.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

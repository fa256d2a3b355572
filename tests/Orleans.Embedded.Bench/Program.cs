using System.Diagnostics;
using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Embedded.Bench;
using Orleans.Hosting;

const int Callers = 64;
const int Grains = 200;
var runs = args.Contains("--quick") ? 1 : 3;
var only = args.FirstOrDefault(argument => !argument.StartsWith('-'));

Console.WriteLine("| what | median | runs |\n|---|---|---|");
if (only is null or "start") await StartUpAsync();
if (only is null or "calls") await CallsAsync();
if (only is null or "memory") await MemoryAsync();
if (only is null or "writes") await WritesAsync();

static async Task<IHost> StartAsync(Action<ISiloBuilder>? configure = null)
{
    var builder = Host.CreateEmptyApplicationBuilder(null);
    builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering();
        silo.AddMemoryGrainStorageAsDefault();
        configure?.Invoke(silo);
    });
    var host = builder.Build();
    await host.StartAsync();
    return host;
}

async Task StartUpAsync()
{
    var watch = Stopwatch.StartNew();
    using var host = await StartAsync();
    await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IBenchGrain>("b:first").AddAsync(1);
    var sinceStart = TimeProvider.System.GetLocalNow().DateTime - Process.GetCurrentProcess().StartTime;
    Console.WriteLine($"| silo start to first answer | {watch.ElapsedMilliseconds} ms | process start to first answer {sinceStart.TotalMilliseconds:N0} ms |");
    Console.WriteLine($"| resident after the first answer | {Environment.WorkingSet >> 20} MB | |");
    await host.StopAsync();
}

async Task CallsAsync()
{
    using var host = await StartAsync();
    var factory = host.Services.GetRequiredService<IGrainFactory>();
    var grains = Enumerable.Range(0, Grains).Select(number => factory.GetGrain<IBenchGrain>($"b:{number}")).ToArray();
    await Load.MedianAsync("first 20k calls (JIT cold)", 1, () => Load.RunAsync(Callers, 20_000, (random, _) => grains[random.Next(Grains)].AddAsync(1)));
    await Load.MedianAsync("calls, no storage (Task)", runs, () => Load.RunAsync(Callers, 600_000, (random, _) => grains[random.Next(Grains)].AddAsync(1)));
    await Load.MedianAsync("calls, no storage (Task), 3M", runs, () => Load.RunAsync(Callers, 3_000_000, (random, _) => grains[random.Next(Grains)].AddAsync(1)));
    await Load.MedianAsync("calls, no storage (ValueTask)", runs, () => Load.RunAsync(Callers, 3_000_000, (random, _) => grains[random.Next(Grains)].AddValueAsync(1).AsTask()));
    await Load.MedianAsync("calls that yield", runs, () => Load.RunAsync(Callers, 1_000_000, (random, _) => grains[random.Next(Grains)].AddYieldingAsync(1)));
    await Load.MedianAsync("calls, GetGrain each time", runs, () => Load.RunAsync(Callers, 1_000_000, (random, _) => factory.GetGrain<IBenchGrain>($"b:{random.Next(Grains)}").AddAsync(1)));
    var before = GC.GetTotalAllocatedBytes();
    await Load.RunAsync(Callers, 1_000_000, (random, _) => grains[random.Next(Grains)].AddAsync(1));
    Console.WriteLine($"| allocated per call | {(GC.GetTotalAllocatedBytes() - before) / 1_000_000} B | |");
    Console.WriteLine($"| resident after the calls | {Environment.WorkingSet >> 20} MB | |");
    await host.StopAsync();
}

async Task MemoryAsync()
{
    using var host = await StartAsync();
    var factory = host.Services.GetRequiredService<IGrainFactory>();
    await factory.GetGrain<IBenchGrain>("b:warm").AddAsync(1);
    const int Count = 100_000;
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var watch = Stopwatch.StartNew();
    for (var number = 0; number < Count; number++) await factory.GetGrain<IBenchGrain>($"m:{number}").AddAsync(1);
    var elapsed = watch.Elapsed;
    var after = GC.GetTotalMemory(forceFullCollection: true);
    Console.WriteLine($"| idle activation | {(after - before) / Count} B | {Count:N0} activations, {elapsed.TotalMicroseconds / Count:N1} µs each |");
    await host.StopAsync();
}

async Task WritesAsync()
{
    await using var server = await PostgresServer.StartAsync();
    var connectionString = await server.CreateDatabaseAsync();
    await using var source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=20;Max Auto Prepare=16;No Reset On Close=true");
    await using (var schema = source.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "sql", "0001_orleans.sql"))))
        await schema.ExecuteNonQueryAsync();
    await using (var table = source.CreateCommand("CREATE TABLE raw (id int PRIMARY KEY, version int NOT NULL, payload bytea) WITH (fillfactor = 70); INSERT INTO raw SELECT n, 0, 'x' FROM generate_series(0, 199) AS n"))
        await table.ExecuteNonQueryAsync();
    using var host = await StartAsync(silo => silo.AddAdoNetGrainStorageAsDefault(options =>
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = connectionString;
    }));
    var factory = host.Services.GetRequiredService<IGrainFactory>();
    var grains = Enumerable.Range(0, Grains).Select(number => factory.GetGrain<IStoredBenchGrain>($"w:{number}")).ToArray();
    await Load.RunAsync(Callers, 6_000, (random, _) => grains[random.Next(Grains)].AddAsync(1));
    for (var number = 0; number < runs; number++)
    {
        // Alternating, so that what else the machine does meets both.
        await Load.MedianAsync("raw Npgsql updates", 1, () => Load.RunAsync(Callers, 20_000, RawAsync));
        await Load.MedianAsync("calls with one state write, random grain", 1, () => Load.RunAsync(Callers, 20_000, (random, _) => grains[random.Next(Grains)].AddAsync(1)));
        await Load.MedianAsync("calls with one state write, own grains", 1, () => Load.RunAsync(Callers, 20_000, (random, caller) => grains[(caller * 3) + random.Next(3)].AddAsync(1)));
    }

    await host.StopAsync();

    async Task RawAsync(Random random, int caller)
    {
        await using var command = source.CreateCommand("UPDATE raw SET payload = $2, version = version + 1 WHERE id = $1 RETURNING version");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (caller * 3) + random.Next(3) });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = "{\"Sum\":1}"u8.ToArray() });
        await command.ExecuteScalarAsync();
    }
}

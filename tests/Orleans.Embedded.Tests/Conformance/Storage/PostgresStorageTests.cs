using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

[assembly: AssemblyFixture(typeof(Orleans.Embedded.Tests.Conformance.Storage.OrleansDatabase))]

namespace Orleans.Embedded.Tests.Conformance.Storage;

public sealed class PostgresStorageTests(OrleansDatabase database)
{
    [Fact]
    public async Task a_state_survives_the_silo()
    {
        var connectionString = await database.CreateAsync();
        await using (var first = await StartAsync(connectionString)) Assert.Equal(5, await Grain(first, "counter:a").AddAsync(5));
        await using var second = await StartAsync(connectionString);
        Assert.Equal(5, await Grain(second, "counter:a").ReadAsync());
        Assert.Equal("1", await Grain(second, "counter:a").EtagAsync());
    }

    [Fact]
    public async Task a_conflict_ends_the_activation_and_the_next_one_reads_again()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await StartAsync(connectionString);
        var grain = Grain(silo, "counter:a");
        await grain.AddAsync(1);
        var activation = await grain.ActivationAsync();
        await OrleansDatabase.ExecuteAsync(connectionString, "UPDATE OrleansStorage SET version = version + 1");
        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.AddAsync(1));
        Assert.Equal(1, await grain.ReadAsync());
        Assert.Equal("2", await grain.EtagAsync());
        Assert.NotEqual(activation, await grain.ActivationAsync());
    }

    [Fact]
    public async Task a_clear_keeps_the_row_and_its_version()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await StartAsync(connectionString);
        var grain = Grain(silo, "counter:a");
        await grain.AddAsync(3);
        await grain.ClearAsync();
        Assert.Equal(0, await grain.ReadAsync());
        Assert.False(await grain.ExistsAsync());
        Assert.Equal("2", await grain.EtagAsync());
        Assert.Equal(1, await grain.AddAsync(1));
        Assert.Equal("3", await grain.EtagAsync());
        Assert.Equal(1L, await OrleansDatabase.ReadAsync<long>(connectionString, "SELECT count(*) FROM OrleansStorage"));
    }

    [Fact]
    public async Task a_clear_deletes_the_row_when_told_to()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await StartAsync(connectionString, deleteOnClear: true);
        var grain = Grain(silo, "counter:a");
        await grain.AddAsync(3);
        await grain.ClearAsync();
        Assert.Null(await grain.EtagAsync());
        Assert.Equal(0L, await OrleansDatabase.ReadAsync<long>(connectionString, "SELECT count(*) FROM OrleansStorage"));
        Assert.Equal(1, await grain.AddAsync(1));
    }

    [Fact]
    public async Task two_hundred_first_writes_at_once_leave_one_row()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await StartAsync(connectionString);
        var storage = (IGrainStorage)silo.Host.Services.GetService(typeof(IGrainStorage))!;
        var id = GrainId.Create("test-counter", "counter:race");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            try
            {
                await storage.WriteStateAsync("test-counter", id, new GrainState<Counter>(new Counter { Value = number }));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(isFirst => isFirst));
        Assert.Equal(1L, await OrleansDatabase.ReadAsync<long>(connectionString, "SELECT count(*) FROM OrleansStorage"));
    }

    private static ICounterGrain Grain(TestSilo silo, string key) => silo.Grains.GetGrain<ICounterGrain>(key);

    private static Task<TestSilo> StartAsync(string connectionString, bool deleteOnClear = false) => TestSilo.StartAsync(silo =>
        silo.AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
            options.DeleteStateOnClear = deleteOnClear;
        }));
}

using Alfred.Serialization;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Alfred.Tests.Storage;

/// <summary>Orleans' ADO.NET providers over our tables and our SQL, and no grain: one silo for the tests of a class.</summary>
public sealed class StorageSilo(DatabaseFixture databases) : IAsyncLifetime
{
    /// <summary>The storage that empties a row when its state is cleared, as the product's does.</summary>
    public const string Keeping = "keeping";

    /// <summary>The storage that deletes it.</summary>
    public const string Deleting = "deleting";

    private InProcessTestCluster? _cluster;

    public NpgsqlDataSource Database => Service<NpgsqlDataSource>();

    public IReminderTable Reminders => Service<IReminderTable>();

    public async ValueTask InitializeAsync()
    {
        var database = await databases.CreateAsync();
        _cluster = await InMemoryCluster.StartAsync(TimeProvider.System, silo =>
        {
            silo.Services.AddSingleton(NpgsqlDataSource.Create(database));
            silo.UseInstanceDatabase();
            foreach (var name in new[] { Keeping, Deleting })
            {
                silo.AddAdoNetGrainStorage(name, options =>
                {
                    options.Invariant = "Npgsql";
                    options.ConnectionString = database;
                    options.GrainStorageSerializer = new JsonStateSerializer();
                    options.DeleteStateOnClear = name == Deleting;
                });
            }
        });
    }

    public IGrainStorage Named(string name) => _cluster!.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(name);

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private T Service<T>()
        where T : notnull => _cluster!.Silos[0].ServiceProvider.GetRequiredService<T>();
}

using Alfred.Instances;
using Alfred.Silo.Storage;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Alfred.Silo.Engine;

/// <summary>
/// The silo: state and reminders in Orleans' ADO.NET tables. What differs between the engines is in the class <c>Cluster</c>, of which the project
/// file takes the one that fits.
/// </summary>
internal static class EngineHosting
{
    private const string Npgsql = "Npgsql";

    /// <summary>Adds the silo.</summary>
    public static void AddEngine(this IHostApplicationBuilder builder, Instance instance, string connectionString) => builder.UseOrleans(silo =>
    {
        // Rows carry the service id: it must stay what it is.
        silo.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = $"alfred-{instance.Name}";
            options.ClusterId = $"alfred-{instance.Name}";
        });
        silo.AddAdoNetGrainStorageAsDefault((AdoNetGrainStorageOptions options) =>
        {
            options.Invariant = Npgsql;
            options.ConnectionString = connectionString;
            options.GrainStorageSerializer = new JsonStateSerializer();
        });
        silo.UseAdoNetReminderService((AdoNetReminderTableOptions options) =>
        {
            options.Invariant = Npgsql;
            options.ConnectionString = connectionString;
        });
        Cluster.Join(silo, instance, connectionString);
    });
}

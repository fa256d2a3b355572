using System.Diagnostics;
using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Alfred.Benchmarks.Engine;

/// <summary>A bare host with a silo, the same on either engine.</summary>
internal static class BenchSilo
{
    public static async Task<IGrainFactory> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            // The embedded engine opens no port.
            silo.UseLocalhostClustering(FreePort.Take(), FreePort.Take());
            silo.UseSystemTextJsonGrainStorageSerializer();
            if (configure is null) silo.AddMemoryGrainStorageAsDefault();
            configure?.Invoke(silo);
        });

        // Lives as long as the process, which ends with its measurement.
        var host = builder.Build();
        await host.StartAsync();
        return host.Services.GetRequiredService<IGrainFactory>();
    }

    public static void Report(string name, double value) => Console.WriteLine($"{name}|{value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");

    public static double ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }
}

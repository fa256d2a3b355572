using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred run</c>: the instance, until it is told to stop.</summary>
internal static class RunCommand
{
    /// <summary>Runs the instance.</summary>
    public static async Task<int> RunAsync(AlfredSettings settings, TimeProvider clock)
    {
        if (settings.Silo is { } silo)
            SiloEndpointCheck.Require(silo);
        using var loggers = Start.CreateLoggers(settings);
        // The server starts while the application is put together: each waits for other things.
        var opening = Task.Run(() => InstanceDatabase.OpenAsync(settings, clock, loggers));
        WebApplication app;
        try
        {
            app = AlfredHost.Build(settings, settings.Database ?? settings.PrivateCluster().ConnectionString(), clock);
        }
        catch
        {
            await using (await opening)
                throw;
        }

        await using (app)
        await using (await opening)
        {
            await app.StartAsync();
            if (!settings.Instance.IsProduction)
                Banner.Write(Console.Out, settings);
            await app.WaitForShutdownAsync();
            // Before the server: the application's connections close in order.
            await app.DisposeAsync();
        }

        return 0;
    }
}

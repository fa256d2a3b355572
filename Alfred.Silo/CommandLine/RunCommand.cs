using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred run</c>: runs the instance until it is stopped.</summary>
internal static class RunCommand
{
    /// <summary>Runs the instance.</summary>
    public static async Task<int> RunAsync(AlfredSettings settings, TimeProvider clock)
    {
        SandboxHosting.Require(settings);
        if (settings.Silo is { } silo)
            SiloEndpointCheck.Require(silo);
        using var loggers = AlfredLogging.CreateLoggers(settings);
        // The server starts while the application is built: each waits for other things.
        var opening = Task.Run(() => InstanceDatabase.OpenAsync(settings, clock, loggers));
        WebApplication app;
        try
        {
            app = AlfredHost.Build(settings, settings.Database ?? InstanceDatabase.PrivateCluster(settings).ConnectionString(), clock);
        }
        catch
        {
            await using (await opening)
                throw;
        }

        await using (app)
        await using (await opening)
        {
            if (await IsUpAsync(app))
            {
                if (!settings.Instance.IsProduction)
                    Banner.Write(Console.Out, settings);
                await app.WaitForShutdownAsync();
            }

            // Before the server stops: the application closes its connections cleanly.
            await app.DisposeAsync();
        }

        return 0;
    }

    /// <summary>Starts the application; false when it was stopped before it was up, which is no failure.</summary>
    private static async Task<bool> IsUpAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await StopHalfStartedAsync(app);
            return false;
        }
    }

    // What has started shuts down cleanly: the cluster need not detect that this silo is gone.
    private static async Task StopHalfStartedAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException or AggregateException)
        {
            // Orleans refuses to stop a silo that never ran; everything else has stopped.
        }
    }
}

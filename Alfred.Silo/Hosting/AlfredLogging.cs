using Alfred.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Alfred.Silo.Hosting;

/// <summary>Logs: JSON with UTC times in production, readable lines elsewhere.</summary>
internal static class AlfredLogging
{
    /// <summary>Loggers for what runs without a host or before it.</summary>
    public static ILoggerFactory CreateLoggers(AlfredSettings settings) =>
        LoggerFactory.Create(logging => logging.AddAlfredLogging(settings));

    /// <summary>Adds the logs of a process.</summary>
    public static ILoggingBuilder AddAlfredLogging(this ILoggingBuilder logging, AlfredSettings settings)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Alfred", LogLevel.Information);
        // A failed request is logged by our own boundary, with an id and without the request's text.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Error);
        // Two lines of every start that mean nothing here: that the server's garbage collector is off, and that a check ran before its
        // first time stamp.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // Orleans' placement retries by Polly, which logs each attempt as an error: hundreds of lines until a dead silo is detected. What
        // fails in the end is logged by the caller.
        logging.AddFilter("Polly", LogLevel.None);
        logging.Services.TryAddSingleton(TimeProvider.System);
        return settings.Instance.IsProduction
            ? logging.AddConsole(static options => options.FormatterName = JsonLogFormatter.FormatterName)
                .AddConsoleFormatter<JsonLogFormatter, JsonLogOptions>(options => options.Instance = settings.Observability.Instance)
            : logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
                options.ColorBehavior = Console.IsOutputRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Enabled;
            });
    }
}

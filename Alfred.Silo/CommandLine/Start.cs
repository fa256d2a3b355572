using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Silo.CommandLine;

/// <summary>What every command begins with.</summary>
internal static class Start
{
    /// <summary>The directory that <c>.env</c> and <c>.alfred</c> lie in: the launcher's, else the working directory.</summary>
    public static string Root => Environment.GetEnvironmentVariable("ALFRED_ROOT") is { Length: > 0 } root ? root : Environment.CurrentDirectory;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingsRefusedException">Something is missing or wrong.</exception>
    public static AlfredSettings ReadSettings() => SettingsReader.Read(Variables.Read(Root), Root);

    /// <summary>Logs for what happens before there is a host.</summary>
    public static ILoggerFactory CreateLoggers(AlfredSettings settings) => LoggerFactory.Create(logging => logging.AddAlfredLogging(settings.Instance));
}

using System.CommandLine;
using Alfred.DeadLetters;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary>What commands share: they read the settings, and causes that the operator can fix end in a sentence and an exit code.</summary>
internal static class CommandActions
{
    /// <summary>Runs this with the settings.</summary>
    public static Command WithAction(this Command command, Func<AlfredSettings, ParseResult, CancellationToken, Task<int>> run)
    {
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(() => run(ReadSettings(), parsed, cancellationToken)));
        return command;
    }

    /// <summary>Runs this on the dead letters of the instance's database, beside the instance or without it.</summary>
    public static Command WithDeadLetters(
        this Command command, TimeProvider clock, Func<AlfredSettings, DeadLetterStore, ParseResult, CancellationToken, Task<int>> run) =>
        command.WithAction(async (settings, parsed, cancellationToken) =>
        {
            using var loggers = AlfredLogging.CreateLoggers(settings);
            await using var database = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            return await run(settings, new DeadLetterStore(source, clock), parsed, cancellationToken);
        });

    /// <summary>Reads the id of a dead letter as it was typed.</summary>
    /// <exception cref="ArgumentRefusedException">It is none.</exception>
    public static DeadLetterId ParseId(string text)
    {
        try
        {
            return DeadLetterId.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new ArgumentRefusedException($"{exception.Message}. `alfred dead-letters` lists them.", exception);
        }
    }

    /// <summary>Where .env and .alfred are: in the launcher's directory, else in the working directory.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable("ALFRED_ROOT") is { Length: > 0 } given ? given : Environment.CurrentDirectory;

    private static AlfredSettings ReadSettings() => SettingsReader.Read(Variables.Read(Root), Root);
}

using Alfred.DeadLetters;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Npgsql;

namespace Alfred.Silo.CommandLine;

/// <summary>What the operator's commands about dead letters share.</summary>
internal static class Operator
{
    /// <summary>Runs a command on the instance's database, beside the instance or without it.</summary>
    public static async Task<int> RunAsync(
        AlfredSettings settings, TimeProvider clock, Func<AlfredSettings, DeadLetterStore, Task<int>> command, CancellationToken cancellationToken)
    {
        using var loggers = Start.CreateLoggers(settings);
        await using var database = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        return await command(settings, new DeadLetterStore(source, clock));
    }

    /// <summary>Reads an id as it was typed.</summary>
    /// <exception cref="ArgumentRefusedException">It is none.</exception>
    public static DeadLetterId IdOf(string text)
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
}

using System.CommandLine;
using Alfred.Crm;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary>
/// <c>alfred import-crm &lt;file&gt;…</c>: reads CSV files into the tables that questions about customers are answered from.
/// </summary>
internal static class ImportCrmCommand
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly Argument<FileInfo[]> Files = new("file")
    {
        Description = "CSV files of companies, deals or people; companies first. Reading one again changes nothing that it does not change",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The verb.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("import-crm", "Read customers from CSV files into the instance's own tables") { Files };
        return command.WithAction(
            (settings, parsed, cancellationToken) => RunAsync(settings, parsed.GetValue(Files)!, clock, cancellationToken));
    }

    private static async Task<int> RunAsync(
        AlfredSettings settings, FileInfo[] files, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var loggers = AlfredLogging.CreateLoggers(settings);
        await using var database = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var import = new CrmImport(source, clock);
        var isGood = true;
        foreach (var file in files)
        {
            if (await ReadAsync(import, file, cancellationToken) is { } result)
            {
                isGood &= result.Rejected.IsEmpty;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {result.Rows} {result.Kind}"));
                foreach (var line in result.Rejected)
                    Console.WriteLine($"  left out: {line}");
            }
            else
            {
                isGood = false;
            }
        }

        return isGood ? 0 : 1;
    }

    private static async Task<CrmImportResult?> ReadAsync(CrmImport import, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            if (file is { Exists: true, Length: > MaxBytes })
                throw new ArgumentRefusedException($"{file.Name} is longer than 32 MB. Split it.");
            return await import.ReadAsync(await File.ReadAllBytesAsync(file.FullName, cancellationToken), cancellationToken);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {exception.Message}");
            return null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new ArgumentRefusedException($"{file.FullName} cannot be read: {exception.Message}", exception);
        }
    }
}

using Alfred.Mailboxes;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred doctor</c>: checks what an instance needs, and says what to fix. Changes nothing that a start would not.</summary>
internal static class DoctorCommand
{
    /// <summary>Checks everything and writes a line for each finding.</summary>
    /// <returns>0 when all is good, else 1.</returns>
    public static async Task<int> RunAsync(
        AlfredSettings settings, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = DoctorClients.Of(settings).BuildServiceProvider();
        using var loggers = AlfredLogging.CreateLoggers(settings);
        var examination = new Examination(
            settings, clock, loggers, services.GetRequiredService<IHttpClientFactory>(), services.GetRequiredService<IMailReader>());
        var isGood = true;
        await foreach (var finding in examination.RunAsync(isRunning: false, cancellationToken))
        {
            isGood &= finding.IsGood;
            await output.WriteLineAsync(finding.ToString());
        }

        return isGood ? 0 : 1;
    }
}

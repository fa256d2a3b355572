using Alfred.Gateway.Mail;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;
using Alfred.Mailboxes;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;
using Alfred.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred doctor</c>: checks what an instance needs, and says what to fix. Changes nothing that a start would not.</summary>
internal static class DoctorCommand
{
    /// <summary>Checks everything and writes a line for each finding.</summary>
    /// <returns>0 when all is good, else 1.</returns>
    public static async Task<int> RunAsync(
        AlfredSettings settings, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = OutboundClients(settings).BuildServiceProvider();
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

    /// <summary>The same clients as in a running instance: what they may not reach, the doctor does not reach either.</summary>
    private static ServiceCollection OutboundClients(AlfredSettings settings)
    {
        var services = new ServiceCollection();
        if (settings.Gateway.WhatsApp is { } whatsApp)
            services.AddOutboundClient(WhatsAppOutbound.Client(whatsApp, settings.Instance.IsProduction));
        if (settings.Gateway.Slack is { } slack)
            services.AddOutboundClient(SlackOutbound.Client(slack, settings.Instance.IsProduction));
        services.AddMail(settings.Mailboxes, settings.Instance.IsProduction);
        return services;
    }
}

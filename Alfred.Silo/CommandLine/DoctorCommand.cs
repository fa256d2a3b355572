using System.Collections.Immutable;
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
        using var loggers = AlfredLogging.CreateLoggers(settings.Instance);
        var channels = new ChannelChecks(services.GetRequiredService<IHttpClientFactory>());
        var environment = settings.Instance.IsProduction ? "production" : "development";
        Func<Task<ImmutableArray<Finding>>>[] checks =
        [
            () => Task.FromResult<ImmutableArray<Finding>>([new("settings", true, $"alfred-{settings.Instance.Name}, {environment}")]),
            () => Task.FromResult<ImmutableArray<Finding>>([MemberCheck.Run(settings)]),
            () => Task.FromResult<ImmutableArray<Finding>>([SkillCheck.Run(settings.Instance.Kind)]),
            () => DatabaseCheck.RunAsync(settings, clock, loggers, cancellationToken),
            () => ClusterCheck.RunAsync(settings, cancellationToken),
            () => RedisCheck.RunAsync(settings, cancellationToken),
            () => channels.CheckWhatsAppAsync(settings.Gateway.WhatsApp, cancellationToken),
            () => WhatsAppUsageCheck.RunAsync(settings, clock, cancellationToken),
            () => channels.CheckSlackAsync(settings.Gateway.Slack, cancellationToken),
            () => MailCheck.RunAsync(settings, services.GetRequiredService<IMailReader>(), clock, cancellationToken),
        ];
        var isGood = true;
        foreach (var check in checks)
        {
            foreach (var finding in await check())
            {
                isGood &= finding.IsGood;
                await output.WriteLineAsync(finding.ToString());
            }
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

using System.Collections.Immutable;
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
        await using var services = DoctorClients.Of(settings).BuildServiceProvider();
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
            () => channels.CheckWhatsAppAsync(settings.Gateway.WhatsApp, clock, cancellationToken),
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
}

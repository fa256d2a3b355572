using Alfred.Mailboxes;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>All checks, one after the other: for the command line, and for the console of a running instance.</summary>
internal sealed class Examination(
    AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers, IHttpClientFactory clients, IMailReader mail)
{
    /// <summary>Checks everything.</summary>
    /// <param name="isRunning">Whether the instance runs in this process: a private database is then its own, and is not opened.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async IAsyncEnumerable<Finding> RunAsync(
        bool isRunning, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channels = new ChannelChecks(clients);
        var environment = settings.Instance.IsProduction ? "production" : "development";
        yield return new("settings", true, $"alfred-{settings.Instance.Name}, {environment}");
        yield return MemberCheck.Run(settings);
        if (!isRunning)
            yield return SkillCheck.Run(settings.Instance.Kind);
        Func<Task<ImmutableArray<Finding>>>[] checks =
        [
            () => isRunning && settings.Database is null
                ? Task.FromResult<ImmutableArray<Finding>>([new("database", true, "a private Postgres that this process started")])
                : DatabaseCheck.RunAsync(settings, clock, loggers, cancellationToken),
            () => ClusterCheck.RunAsync(settings, cancellationToken),
            () => RedisCheck.RunAsync(settings, cancellationToken),
            () => channels.CheckWhatsAppAsync(settings.Gateway.WhatsApp, clock, cancellationToken),
            () => WhatsAppUsageCheck.RunAsync(settings, clock, cancellationToken),
            () => channels.CheckSlackAsync(settings.Gateway.Slack, cancellationToken),
            () => MailCheck.RunAsync(settings, mail, clock, cancellationToken),
            () => new ModelCheck(clients).RunAsync(settings, cancellationToken),
        ];
        foreach (var check in checks)
        {
            foreach (var finding in await check())
                yield return finding;
        }
    }
}

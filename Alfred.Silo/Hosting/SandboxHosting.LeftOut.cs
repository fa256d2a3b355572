using Alfred.Gateway.Mail;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Builder;

namespace Alfred.Silo.Hosting;

/// <summary>
/// Stands for the sandbox in a build that leaves it out (<c>-p:Sandbox=false</c>): a channel that needs it stops the start.
/// </summary>
internal static class SandboxHosting
{
    /// <summary>Refuses settings that need the sandbox.</summary>
    /// <exception cref="SettingsRefusedException">A channel has no credentials.</exception>
    public static void Require(AlfredSettings settings)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        // An API of another program on this machine needs no sandbox of ours.
        if (settings.Gateway.WhatsApp is { IsSandbox: true, GraphUrl.AbsolutePath: "/sandbox/graph" })
            problems.Add(Missing("META_TOKEN"));
        if (settings.Gateway.Slack is { IsSandbox: true, ApiUrl.AbsolutePath: "/sandbox/slack/api" })
            problems.Add(Missing("SLACK_BOT_TOKEN"));
        if (problems.Count > 0)
            throw new SettingsRefusedException(problems.ToImmutable());
    }

    /// <summary>The clock as it is.</summary>
    public static TimeProvider Continue(TimeProvider clock, AlfredSettings settings) => clock;

    /// <summary>The mailboxes without that of the sandbox.</summary>
    public static ImmutableArray<MailboxOptions> Mailboxes(AlfredSettings settings) =>
        [.. settings.Mailboxes.Where(static mailbox => !mailbox.IsSandbox)];

    /// <summary>Registers nothing.</summary>
    public static void AddSandbox(
        this IServiceCollection services, AlfredSettings settings, ImmutableArray<MailboxOptions> mailboxes) { }

    /// <summary>Maps nothing.</summary>
    public static void MapSandbox(this WebApplication app, AlfredSettings settings) { }

    private static Problem Missing(string token) =>
        new(token, "is not set, and this build has no sandbox (-p:Sandbox=false). Set the credentials, or build without that property.");
}

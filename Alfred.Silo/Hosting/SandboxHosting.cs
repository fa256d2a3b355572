using Alfred.Gateway.Access;
using Alfred.Gateway.Mail;
using Alfred.Gateway.Outbound;
using Alfred.Sandbox;
using Alfred.Sandbox.Clocks;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Mail;
using Alfred.Sandbox.Slack;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Builder;

namespace Alfred.Silo.Hosting;

/// <summary>
/// Puts the sandbox into the host, outside production and for channels without credentials. Left out by <c>-p:Sandbox=false</c>.
/// </summary>
internal static class SandboxHosting
{
    /// <summary>Refuses settings that need a sandbox which this build has not: this one has it.</summary>
    public static void Require(AlfredSettings settings) { }

    /// <summary>
    /// The sandbox moves the time of everything that runs in this process; what came before it (the database's start) is done.
    /// </summary>
    public static TimeProvider Continue(TimeProvider clock, AlfredSettings settings) =>
        IsOn(settings) ? new MovedTime(settings.DataDirectory).Continue(clock) : clock;

    /// <summary>The mailboxes, that of the sandbox with a port.</summary>
    public static ImmutableArray<MailboxOptions> Mailboxes(AlfredSettings settings) =>
        [.. settings.Mailboxes.Select(static mailbox => mailbox.IsSandbox ? mailbox with { Port = Clustering.FreePort() } : mailbox)];

    /// <summary>Registers it.</summary>
    public static void AddSandbox(
        this IServiceCollection services, AlfredSettings settings, ImmutableArray<MailboxOptions> mailboxes)
    {
        if (!IsOn(settings))
            return;
        services.AddOutboundClient(new OutboundClient(SandboxServices.HttpClientName, [AllowedOrigin.ThisMachine()]));
        services.AddSandbox(ToOptions(settings, mailboxes));
    }

    /// <summary>Maps it behind the gateway, whose access rules hold for it too.</summary>
    public static void MapSandbox(this WebApplication app, AlfredSettings settings)
    {
        if (!IsOn(settings))
            return;
        // With a credential of a real account the members are real, and plain text would be the word of the first of them.
        var endpoints = app.MapSandbox(context => settings.Gateway.HasOnlyMadeUpPeople && LocalRequest.IsLocal(context));
        foreach (var page in endpoints.Page)
            page.WithAccess(RouteAccess.OperatorOrLocal);
        foreach (var api in endpoints.Apis)
            api.WithAccess(RouteAccess.Loopback);
    }

    private static bool IsOn(AlfredSettings settings) =>
        !settings.Instance.IsProduction
            && (settings.Gateway.WhatsApp is { IsSandbox: true } || settings.Gateway.Slack is { IsSandbox: true });

    private static SandboxOptions ToOptions(AlfredSettings settings, ImmutableArray<MailboxOptions> mailboxes) => new()
    {
        Instance = settings.Instance,
        Port = settings.Gateway.Port,
        People = [.. settings.Members.Select(static member => new SandboxPerson(member.Name, member.Identity))],
        Graph = settings.Gateway.WhatsApp is { IsSandbox: true } whatsApp
            ? new GraphSettings(whatsApp.PhoneId, whatsApp.AccessToken, whatsApp.AppSecrets[0])
            : null,
        Slack = settings.Gateway.Slack is { IsSandbox: true } slack
            ? new SlackSettings(slack.BotToken, slack.SigningSecrets[0], new Uri(slack.ApiUrl, "/sandbox/slack").AbsoluteUri)
            : null,
        HubSpotToken = settings.Gateway.HubSpot is { } hubSpot && hubSpot.ApiUrl.IsLoopback && hubSpot.ApiUrl.Port == settings.Gateway.Port
            ? hubSpot.AccessToken : null,
        Mail = mailboxes.FirstOrDefault(static mailbox => mailbox.IsSandbox) is { } mail
            ? new MailboxSettings(mail.Port, mail.User, mail.Secret)
            : null,
        HasModel = settings.Model is { IsSandbox: true },
    };
}

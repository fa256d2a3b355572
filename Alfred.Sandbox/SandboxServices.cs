using Alfred.Sandbox.Clocks;
using Alfred.Sandbox.Crm;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Mail;
using Alfred.Sandbox.Model;
using Alfred.Sandbox.Phones;
using Alfred.Sandbox.Slack;
using Alfred.Sandbox.Workspaces;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Sandbox;

/// <summary>Registers the sandbox.</summary>
public static class SandboxServices
{
    /// <summary>The client of <see cref="IHttpClientFactory"/> that posts webhooks. The host lets it call this machine only.</summary>
    public const string HttpClientName = "sandbox";

    /// <summary>Registers it for the channels that are in it.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(options.Instance);
        services.AddHttpClient();
        services.AddSingleton<SandboxPeople>();
        services.AddSingleton<SandboxFeed>();
        services.AddSingleton<SandboxState>();
        services.AddSingleton<SandboxClock>();
        services.AddSingleton<SandboxFiles>();
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<TrafficLog>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(static provider => provider.GetRequiredService<WebhookSender>());
        if (options.Graph is { } graph)
            AddPhones(services, graph);
        if (options.Slack is { } slack)
            AddWorkspace(services, slack);
        if (options.HubSpotToken is not null)
        {
            services.AddSingleton<IHubSpotBackend, SandboxHubSpot>();
            services.AddSingleton<FakeHubSpotApi>();
        }

        if (options.Mail is { } mail)
            AddMailbox(services, mail);
        if (options.HasModel)
            AddModel(services);

        return services;
    }

    private static void AddModel(IServiceCollection services)
    {
        services.AddSingleton<ModelScript>();
        services.AddSingleton<ModelLog>();
        services.AddSingleton<IModelBackend, SandboxModel>();
        services.AddSingleton<FakeModelApi>();
    }

    private static void AddMailbox(IServiceCollection services, MailboxSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<FakeMailbox>();
        services.AddHostedService<ImapListener>();
    }

    private static void AddPhones(IServiceCollection services, GraphSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<PhoneBook>();
        services.AddSingleton<PhoneWebhooks>();
        services.AddSingleton<PhoneActions>();
        services.AddSingleton<IGraphBackend, PhoneDelivery>();
        services.AddSingleton<FakeGraphApi>();
    }

    private static void AddWorkspace(IServiceCollection services, SlackSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WorkspacePeople>();
        services.AddSingleton<IWorkspacePeople>(static provider => provider.GetRequiredService<WorkspacePeople>());
        services.AddSingleton<WorkspaceBook>();
        services.AddSingleton<ISlackBackend, WorkspaceDelivery>();
        services.AddSingleton<ResponseUrlStore>();
        services.AddSingleton<SlackJson>();
        services.AddSingleton<WorkspaceWebhooks>();
        services.AddSingleton<WorkspaceCommands>();
        services.AddSingleton<WorkspaceActions>();
        services.AddSingleton<WorkspaceInteractions>();
        services.AddSingleton<FakeSlackApi>();
    }
}

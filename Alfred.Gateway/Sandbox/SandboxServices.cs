using Alfred.Gateway.Outbound;
using Alfred.Gateway.Sandbox.Clocks;
using Alfred.Gateway.Sandbox.Deliveries;
using Alfred.Gateway.Sandbox.Faults;
using Alfred.Gateway.Sandbox.Feeds;
using Alfred.Gateway.Sandbox.Files;
using Alfred.Gateway.Sandbox.Phones;
using Alfred.Gateway.Sandbox.Workspaces;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway.Sandbox;

/// <summary>Registers the sandbox.</summary>
internal static class SandboxServices
{
    /// <summary>Registers it for the channels that are in it.</summary>
    public static void AddSandbox(this IServiceCollection services, GatewayOptions options)
    {
        services.TryAddSingleton(options.Instance);
        services.AddSingleton<SandboxPeople>();
        services.AddSingleton<SandboxFeed>();
        services.AddSingleton<SandboxState>();
        services.AddSingleton<SandboxClock>();
        services.AddSingleton<SandboxFiles>();
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<TrafficLog>();
        services.AddSingleton<Courier>();
        services.AddHostedService(static provider => provider.GetRequiredService<Courier>());
        services.AddOutboundClient(Courier.Client);
        if (options.WhatsApp is { IsSandbox: true })
        {
            services.AddSingleton<PhoneBook>();
            services.AddSingleton<MetaPost>();
            services.AddSingleton<PhoneKeys>();
            services.AddSingleton<PlayedGraph>();
            services.AddSingleton<PlayedMedia>();
            services.AddSingleton<PlainTextWebhook>();
        }

        if (options.Slack is { IsSandbox: true })
        {
            services.AddSingleton<WorkspaceBook>();
            services.AddSingleton<ResponseDesk>();
            services.AddSingleton<SlackWire>();
            services.AddSingleton<WorkspaceKeys>();
            services.AddSingleton<PlayedMessages>();
            services.AddSingleton<PlayedViews>();
            services.AddSingleton<PlayedUploads>();
            services.AddSingleton<PlayedSlack>();
        }
    }
}

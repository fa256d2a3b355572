using Alfred.Crm;
using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Crm;

/// <summary>Registers HubSpot as the source of questions about customers, and as the target of changes.</summary>
public static class HubSpotServices
{
    /// <summary>The outbound client's name.</summary>
    public const string ClientName = "hubspot";

    /// <summary>A page of 200 deals with eight properties each is far below.</summary>
    private const int MaxAnswerBytes = 2 * 1024 * 1024;

    /// <summary>The only client that may carry the token, and only to this API.</summary>
    public static OutboundClient Client(HubSpotOptions options, bool isProduction) =>
        new(ClientName, [AllowedOrigin.Configured(options.ApiUrl, isProduction)]) { MaxResponseBytes = MaxAnswerBytes };

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddHubSpot(this IServiceCollection services, HubSpotOptions options, bool isProduction)
    {
        services.AddOutboundClient(Client(options, isProduction));
        services.AddSingleton(options);
        services.AddSingleton<HubSpotApi>();
        services.AddSingleton<HubSpotAccounts>();
        services.AddSingleton<ICrmSource, HubSpotSource>();
        services.AddSingleton<ICrmTarget, HubSpotTarget>();
        return services;
    }
}

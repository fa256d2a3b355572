using Alfred.Channels;
using Alfred.Gateway;
using Alfred.Gateway.Access;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Postcards;

/// <summary>
/// A whole channel in one folder, as an example and for tests: a provider that delivers signed postcards and takes plain texts. No buttons,
/// no lists, no forms.
/// </summary>
public sealed class Postcards(PostcardsOptions options) : IGatewayChannel
{
    /// <summary>Where the provider delivers.</summary>
    public const string WebhookPath = "/postcards";

    /// <inheritdoc/>
    public void Register(IServiceCollection services, GatewayOptions gateway)
    {
        services.AddSingleton(options);
        services.AddOutboundClient(
            new(PostcardChannel.ClientName, [AllowedOrigin.Configured(options.PostOffice, gateway.Instance.IsProduction)]));
        services.AddSingleton<PostcardWebhook>();
        services.AddSingleton<IWebhook>(static provider => provider.GetRequiredService<PostcardWebhook>());
        services.AddSingleton<IChannel, PostcardChannel>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<WebhookPipeline>();
        var webhook = app.Services.GetRequiredService<PostcardWebhook>();
        app.MapPost(WebhookPath, context => pipeline.HandleAsync(context, webhook)).WithAccess(RouteAccess.Public);
    }
}

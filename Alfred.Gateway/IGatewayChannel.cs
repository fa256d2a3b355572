namespace Alfred.Gateway;

/// <summary>
/// A channel as the gateway takes it in: one class in the channel's own folder. Everything else that a webhook or a sender needs is the
/// same for all of them: <see cref="Webhooks.WebhookPipeline"/>, the guarded clients of <see cref="Outbound"/>,
/// <see cref="Sending.ProviderCall"/>.
/// </summary>
public interface IGatewayChannel
{
    /// <summary>Registers its <see cref="Alfred.Channels.IChannel"/>, its webhook and its outbound clients.</summary>
    void Register(IServiceCollection services, GatewayOptions gateway);

    /// <summary>Maps its routes, each with its access: a route without one is the operator's.</summary>
    void Map(WebApplication app);
}

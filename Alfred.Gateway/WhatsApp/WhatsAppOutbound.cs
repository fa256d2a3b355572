using Alfred.Gateway.Outbound;
using Alfred.Gateway.Sending;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Where WhatsApp's token may go: the Graph API, and the host that media are fetched from.</summary>
public static class WhatsAppOutbound
{
    /// <summary>The client's name.</summary>
    public const string Name = "whatsapp";

    private const string MediaHost = "lookaside.fbsbx.com";

    /// <summary>The client.</summary>
    public static OutboundClient Client(WhatsAppOptions options, bool isProduction) =>
        new(Name, [AllowedOrigin.Configured(options.GraphUrl, isProduction), AllowedOrigin.Public(MediaHost)]) { TimeLimit = ProviderCall.Limit };
}

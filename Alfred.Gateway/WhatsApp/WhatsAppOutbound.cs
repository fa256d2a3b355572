using Alfred.Gateway.Outbound;
using Alfred.Gateway.Sending;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Where WhatsApp's token may go: the Graph API, and the host that media are fetched from.</summary>
public static class WhatsAppOutbound
{
    /// <summary>The client's name.</summary>
    public const string Name = "whatsapp";

    private const string MediaHost = "lookaside.fbsbx.com";

    /// <summary>The name of the client for files, which are longer and take longer.</summary>
    public const string MediaName = "whatsapp-media";

    /// <summary>WhatsApp's longest documents.</summary>
    private const int MaxFileLength = 100 * 1024 * 1024;

    private static readonly TimeSpan MediaLimit = TimeSpan.FromSeconds(60);

    /// <summary>The client for files.</summary>
    public static OutboundClient MediaClient(WhatsAppOptions options, bool isProduction) =>
        Client(options, isProduction) with { Name = MediaName, MaxResponseBytes = MaxFileLength, TimeLimit = MediaLimit };

    /// <summary>The client.</summary>
    public static OutboundClient Client(WhatsAppOptions options, bool isProduction) =>
        new(Name, [AllowedOrigin.Configured(options.GraphUrl, isProduction), AllowedOrigin.Public(MediaHost)])
        {
            TimeLimit = ProviderCall.Limit,
        };
}

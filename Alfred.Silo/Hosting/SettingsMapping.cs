using Alfred.Gateway;
using Alfred.Silo.Configuration;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Hosting;

/// <summary>What parts of the product take from the settings.</summary>
internal static class SettingsMapping
{
    /// <summary>The gateway's part.</summary>
    public static GatewayOptions ToGatewayOptions(this AlfredSettings settings) => new()
    {
        Instance = settings.Instance,
        WhatsApp = settings.WhatsApp,
        Slack = settings.Slack,
        Port = settings.Port,
        OperatorPort = settings.OperatorPort,
        OperatorToken = settings.OperatorToken,
        IsOperatorTokenGenerated = settings.IsOperatorTokenGenerated,
    };

    /// <summary>Where the private cluster of an instance lies.</summary>
    public static ClusterPlace PrivateCluster(this AlfredSettings settings) => ClusterPlace.Choose(settings.DataDirectory, ServerUser.OfThisProcess());
}

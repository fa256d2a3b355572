using Alfred.Gateway.Crm;
using Alfred.Gateway.Feeds;
using Alfred.Gateway.Model;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;
using Alfred.Instances;

namespace Alfred.Gateway;

/// <summary>
/// What the HTTP edge of one instance needs to know. Filled and validated by the host; holds secrets and is never logged.
/// </summary>
public sealed record GatewayOptions
{
    /// <summary>The instance.</summary>
    public required Instance Instance { get; init; }

    /// <summary>WhatsApp; null when it is not among the channels, and its routes answer 404.</summary>
    public WhatsAppOptions? WhatsApp { get; init; }

    /// <summary>Slack; null when it is not among the channels, and its routes answer 404.</summary>
    public SlackOptions? Slack { get; init; }

    /// <summary>The CRM that questions about customers are answered from; null for the instance's own tables.</summary>
    public HubSpotOptions? HubSpot { get; init; }

    /// <summary>The language model; null for none, when the grammar alone understands people.</summary>
    public ModelOptions? Model { get; init; }

    /// <summary>Every other channel, each in one line. Default none.</summary>
    public ImmutableArray<IGatewayChannel> OtherChannels { get; init; } = [];

    /// <summary>The weather service; null when there is none. Default null.</summary>
    public WeatherOptions? Weather { get; init; }

    /// <summary>The source of exchange rates (<c>FX_URL</c>), with Frankfurter's API; null for none.</summary>
    public Uri? RatesUrl { get; init; }

    /// <summary>The public listener (<c>PORT</c>); 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>A listener of its own for the operator's routes (<c>OPERATOR_PORT</c>); null puts them on <see cref="Port"/>.</summary>
    public int? OperatorPort { get; init; }

    /// <summary>
    /// Where <see cref="OperatorPort"/> listens beside this machine (<c>OPERATOR_ADDRESS</c>); <see cref="IPAddress.Any"/> for every
    /// address. Null, the default, for this machine only.
    /// </summary>
    public IPAddress? OperatorAddress { get; init; }

    /// <summary>The bearer token of the operator's routes (<c>OPERATOR_TOKEN</c>). Never empty.</summary>
    public required string OperatorToken { get; init; }

    /// <summary>
    /// The bearer token of those who only look (<c>OPERATOR_READ_TOKEN</c>), such as Prometheus; null for none. Never empty.
    /// </summary>
    public string? OperatorReadToken { get; init; }

    /// <summary>
    /// True when nobody set the token: outside production the read models and the sandbox are then open to this machine. Default false.
    /// </summary>
    public bool IsOperatorTokenGenerated { get; init; }

    /// <summary>
    /// True while no channel has a credential of a real account, outside production: then everybody who writes is made up, and what is on
    /// this machine may be open to them. Default false.
    /// </summary>
    public bool HasOnlyMadeUpPeople { get; init; }

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(GatewayOptions);
}

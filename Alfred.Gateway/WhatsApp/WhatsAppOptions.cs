using Alfred.Gateway.WhatsApp.Pace;

namespace Alfred.Gateway.WhatsApp;

/// <summary>One number of the WhatsApp Cloud API. Holds secrets: never logged.</summary>
public sealed record WhatsAppOptions
{
    /// <summary>The Graph API version that is used when none is configured; Meta serves it until 2028-02-18.</summary>
    public const string DefaultGraphVersion = "v24.0";

    /// <summary>The bearer token of the Graph API (<c>META_TOKEN</c>).</summary>
    public required string AccessToken { get; init; }

    /// <summary>The id of the business's number (<c>PHONE_ID</c>); webhooks for other numbers are ignored, except in the sandbox.</summary>
    public required string PhoneId { get; init; }

    /// <summary>What Meta sends back when the callback URL is set up (<c>VERIFY_TOKEN</c>).</summary>
    public required string VerifyToken { get; init; }

    /// <summary>The app secret, and during a rotation the previous one (<c>META_APP_SECRET</c>, <c>…_PREVIOUS</c>).</summary>
    public required ImmutableArray<string> AppSecrets { get; init; }

    /// <summary>Where the Graph API is (<c>META_GRAPH_URL</c>). Default <c>https://graph.facebook.com</c>.</summary>
    public Uri GraphUrl { get; init; } = new("https://graph.facebook.com");

    /// <summary>Its version (<c>META_GRAPH_VERSION</c>). Default <see cref="DefaultGraphVersion"/>.</summary>
    public string GraphVersion { get; init; } = DefaultGraphVersion;

    /// <summary>
    /// The template for people who have not written for 24 hours (<c>META_TEMPLATE</c>); null keeps what they would get until they write.
    /// </summary>
    public TemplateName? Template { get; init; }

    /// <summary>
    /// How fast one person is written to (<c>META_PAIR_PACE</c>); null knows no limits, not even the number's own. Default: Meta's.
    /// </summary>
    public PairPace? PairPace { get; init; } = PairPace.Default;

    /// <summary>True without credentials and outside production: the sandbox plays Meta. Default false.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The address of something in the Graph API.</summary>
    internal Uri Graph(string path) => new($"{GraphUrl.AbsoluteUri.TrimEnd('/')}/{GraphVersion}/{path}");

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(WhatsAppOptions);
}

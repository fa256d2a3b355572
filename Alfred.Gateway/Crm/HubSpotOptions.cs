namespace Alfred.Gateway.Crm;

/// <summary>An account of HubSpot. Holds a secret and is never logged.</summary>
public sealed record HubSpotOptions
{
    /// <summary>The token of a private app that may read companies, contacts and deals, and write deals and notes
    /// if people shall change them (<c>HUBSPOT_TOKEN</c>).</summary>
    public required string AccessToken { get; init; }

    /// <summary>Where its API is: HubSpot's own address, or a fake on this machine.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary>Hides the token.</summary>
    public override string ToString() => nameof(HubSpotOptions);
}

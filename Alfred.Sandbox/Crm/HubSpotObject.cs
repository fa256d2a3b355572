using System.Collections.Immutable;

namespace Alfred.Sandbox.Crm;

/// <summary>An object of a played account of HubSpot.</summary>
/// <param name="Kind">Its kind: <c>companies</c>, <c>deals</c> or <c>contacts</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Properties">What is known of it. Moments and amounts are texts, as HubSpot keeps them.</param>
public sealed record HubSpotObject(string Kind, string Id, ImmutableDictionary<string, string> Properties)
{
    /// <summary>The company it belongs to; null for none.</summary>
    public string? CompanyId { get; init; }

    /// <summary>A property; null when it is not known.</summary>
    public string? this[string property] => Properties.GetValueOrDefault(property);
}

using System.Collections.Immutable;
using System.Globalization;

namespace Alfred.Sandbox.Crm;

/// <summary>A small company's customers, made up, around a moment: some deals close soon, some were won or lost lately.</summary>
internal static class HubSpotSample
{
    private static readonly string[] Currencies = ["EUR", "EUR", "EUR", "USD"];

    /// <summary>The stages of a deal, each with the chance that it is won.</summary>
    public static readonly ImmutableArray<(string Id, string Label, string Chance)> Stages =
    [
        ("appointment", "Appointment", "0.2"), ("proposal", "Proposal", "0.4"), ("negotiation", "Negotiation", "0.8"),
        ("won", "Closed won", "1.0"), ("lost", "Closed lost", "0.0"),
    ];

    /// <summary>The objects.</summary>
    public static ImmutableArray<HubSpotObject> Make(DateTimeOffset now) =>
    [
        Company("101", "Acme Ltd"), Company("102", "Acme GmbH"), Company("103", "Globex Corporation"), Company("104", "Initech"),
        Deal("201", "Website relaunch", "101", 20_000m, "proposal", now.AddDays(12)),
        Deal("202", "Support contract", "101", 12_000m, "negotiation", now.AddDays(40)),
        Deal("203", "Data migration", "102", 34_500m, "appointment", now.AddDays(5)),
        Deal("204", "Training days", "103", 4_200m, "proposal", now.AddDays(3)),
        Deal("205", "Annual licence", "103", 18_000m, "won", now.AddDays(-20)),
        Deal("206", "Pilot", "104", 2_500m, "lost", now.AddDays(-8)),
        Deal("207", "Second phase", "104", 51_000m, "negotiation", now.AddDays(75)),
        Person("301", "Jane", "Doe", "Head of purchasing", "103", "Globex Corporation", now.AddDays(-2)),
        Person("302", "Luis", "Ortega", "Managing director", "101", "Acme Ltd", now.AddDays(-15)),
        Person("303", "Anna", "Schmidt", "IT lead", "102", "Acme GmbH", talkedAt: null),
        Person("304", "Peter", "Gibbons", "Engineer", "104", "Initech", now.AddDays(-90)),
    ];

    private static HubSpotObject Company(string id, string name) =>
        new("companies", id, ImmutableDictionary<string, string>.Empty.Add("name", name));

    private static HubSpotObject Deal(string id, string name, string company, decimal amount, string stage, DateTimeOffset closes) =>
        new("deals", id, ImmutableDictionary<string, string>.Empty
            .Add("dealname", name)
            .Add("amount", amount.ToString(CultureInfo.InvariantCulture))
            .Add("deal_currency_code", Currencies[int.Parse(id, CultureInfo.InvariantCulture) % Currencies.Length])
            .Add("dealstage", stage)
            .Add("pipeline", "default")
            .Add("closedate", Iso(closes))
            .Add("hs_is_closed", stage is "won" or "lost" ? "true" : "false")
            .Add("hs_is_closed_won", stage == "won" ? "true" : "false")) { CompanyId = company };

    private static HubSpotObject Person(
        string id, string first, string last, string title, string company, string companyName, DateTimeOffset? talkedAt)
    {
        var properties = ImmutableDictionary<string, string>.Empty
            .Add("firstname", first).Add("lastname", last).Add("jobtitle", title).Add("company", companyName)
            .Add("email", $"{first}.{last}@example.com".ToLowerInvariant());
        if (talkedAt is { } at)
            properties = properties.Add("notes_last_contacted", Iso(at));
        return new("contacts", id, properties) { CompanyId = company };
    }

    private static string Iso(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

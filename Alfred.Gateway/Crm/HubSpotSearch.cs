using System.Text.Json.Nodes;
using Alfred.Crm;

namespace Alfred.Gateway.Crm;

/// <summary>Writes searches. Every one has a limit, names what it wants, and holds what people typed only as values of filters.</summary>
internal static class HubSpotSearch
{
    private static readonly string[] DealProperties =
        ["dealname", "amount", "deal_currency_code", "dealstage", "closedate", "hs_is_closed", "hs_is_closed_won"];

    private static readonly string[] PersonProperties =
        ["firstname", "lastname", "jobtitle", "email", "phone", "company", "notes_last_contacted"];

    /// <summary>Companies of exactly a name.</summary>
    public static JsonObject CompaniesNamed(string name) =>
        Search([Filter("name", "EQ", name)], ["name"], CrmLimits.Candidates, "name", isDescending: false);

    /// <summary>Companies with all words of a name.</summary>
    public static JsonObject CompaniesWith(string name) =>
        Search([.. Words(name).Select(word => Filter("name", "CONTAINS_TOKEN", word))], ["name"], CrmLimits.Candidates, "name", false);

    /// <summary>A page of the deals that a filter lets through, the largest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public static JsonObject Deals(DealFilter filter, string? after)
    {
        var filters = new List<JsonObject>();
        if (filter.State is not DealState.Any)
            filters.Add(Filter("hs_is_closed", "EQ", filter.State is DealState.Open ? "false" : "true"));
        if (filter.State is DealState.Won or DealState.Lost)
            filters.Add(Filter("hs_is_closed_won", "EQ", filter.State is DealState.Won ? "true" : "false"));
        if (filter.Company is { } company)
            filters.Add(Filter("associations.company", "EQ", company.Id));
        if (filter.Over is { } over)
            filters.Add(Filter("amount", "GTE", Number(over)));
        if (filter.Under is { } under)
            filters.Add(Filter("amount", "LTE", Number(under)));
        if (filter is { From: { } first, Until: { } last })
        {
            var between = Filter("closedate", "BETWEEN", Milliseconds(first));
            between["highValue"] = Milliseconds(last.AddDays(1), less: 1);
            filters.Add(between);
        }

        var search = Search([.. filters], DealProperties, HubSpotApi.PageSize, "amount", isDescending: true);
        if (after is not null)
            search["after"] = after;
        return search;
    }

    /// <summary>Deals of exactly a name.</summary>
    public static JsonObject DealsNamed(string name) =>
        Search([Filter("dealname", "EQ", name)], HubSpotTarget.Properties, CrmLimits.Candidates, "dealname", isDescending: false);

    /// <summary>Deals with all words of a name, with a company or with any.</summary>
    public static JsonObject DealsWith(string name, CrmCompany? company)
    {
        var words = Words(name).Take(company is null ? 6 : 5).Select(word => Filter("dealname", "CONTAINS_TOKEN", word));
        var filters = company is null ? words : words.Prepend(Filter("associations.company", "EQ", company.Id));
        return Search([.. filters], HubSpotTarget.Properties, CrmLimits.Candidates, "dealname", isDescending: false);
    }

    /// <summary>The contacts of a company, those talked to last first.</summary>
    public static JsonObject PeopleOf(string companyId) => Search(
        [Filter("associations.company", "EQ", companyId)], PersonProperties, CrmLimits.Rows, "notes_last_contacted", isDescending: true);

    /// <summary>The contacts whose first or last name has one of the words; who has all of them is for the reader to say.</summary>
    public static JsonObject PeopleWith(string name)
    {
        // HubSpot takes at most five groups of filters, any of which may hold.
        var search = Search([], PersonProperties, HubSpotApi.PageSize, "lastname", isDescending: false);
        search["filterGroups"] = new JsonArray(
        [
            .. Words(name).Take(2).SelectMany(static word => (JsonNode[])
                [Group(Filter("firstname", "CONTAINS_TOKEN", word)), Group(Filter("lastname", "CONTAINS_TOKEN", word))]),
        ]);
        return search;
    }

    /// <summary>The words of a name, at most six: HubSpot takes so many filters in a group. Its wildcard is no word.</summary>
    public static IEnumerable<string> Words(string name) =>
        name.Split([' ', '*', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Take(6);

    private static JsonObject Search(JsonObject[] filters, string[] properties, int limit, string sort, bool isDescending) => new()
    {
        ["filterGroups"] = filters.Length == 0 ? [] : new JsonArray(Group(filters)),
        ["properties"] = new JsonArray([.. properties.Select(static name => JsonValue.Create(name))]),
        ["sorts"] = new JsonArray(
            new JsonObject { ["propertyName"] = sort, ["direction"] = isDescending ? "DESCENDING" : "ASCENDING" }),
        ["limit"] = limit,
    };

    private static JsonObject Group(params JsonObject[] filters) => new() { ["filters"] = new JsonArray([.. filters]) };

    private static JsonObject Filter(string property, string @operator, string value) =>
        new() { ["propertyName"] = property, ["operator"] = @operator, ["value"] = value };

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // HubSpot keeps close dates as moments of UTC days.
    private static string Milliseconds(DateOnly day, int less = 0) =>
        (new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds() - less).ToString(CultureInfo.InvariantCulture);
}

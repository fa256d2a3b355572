using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Crm;

/// <summary>HubSpot's filters as far as Alfred uses them: any group has to hold, in a group every filter.</summary>
internal static class HubSpotFilter
{
    private const int MaxGroups = 5;
    private const int MaxFilters = 6;
    private static readonly string[] Operators = ["EQ", "GTE", "LTE", "BETWEEN", "CONTAINS_TOKEN"];

    /// <summary>What HubSpot has against the groups; null for nothing.</summary>
    public static string? Check(JsonElement groups)
    {
        if (groups.Items().Count() > MaxGroups)
            return "too many filter groups";
        foreach (var group in groups.Items())
        {
            if (group.At("filters").Items().Count() is 0 or > MaxFilters)
                return "a filter group needs 1 to 6 filters";
            foreach (var filter in group.At("filters").Items())
            {
                if (filter.At("propertyName").Id() is null || !Operators.Contains(filter.At("operator").Text())
                    || filter.At("value").Id() is null)
                    return "a filter is invalid";
            }
        }

        return null;
    }

    /// <summary>True when the groups let an object through.</summary>
    public static bool Holds(JsonElement groups, HubSpotObject found) =>
        !groups.Items().Any() || groups.Items().Any(group => group.At("filters").Items().All(filter => HoldsOne(filter, found)));

    private static bool HoldsOne(JsonElement filter, HubSpotObject found)
    {
        var (property, value) = (filter.At("propertyName").Text()!, filter.At("value").Text()!);
        if (property == "associations.company")
            return found.CompanyId == value;
        if (found[property] is not { } actual)
            return false;
        return filter.At("operator").Text() switch
        {
            "EQ" => string.Equals(actual, value, StringComparison.OrdinalIgnoreCase),
            "CONTAINS_TOKEN" => actual.Split(' ').Contains(value, StringComparer.OrdinalIgnoreCase),
            "GTE" => Number(actual) >= Number(value),
            "LTE" => Number(actual) <= Number(value),
            _ => Number(actual) >= Number(value) && Number(actual) <= Number(filter.At("highValue").Text() ?? ""),
        };
    }

    // Moments are compared in milliseconds, however they are written.
    internal static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUnixTimeMilliseconds()
                : null;
}

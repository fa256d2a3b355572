using Alfred.Expenses;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Crm;

/// <summary>Reads the properties of HubSpot's objects, which are all texts.</summary>
internal static class HubSpotProperties
{
    /// <summary>A property; null when it is not known or empty.</summary>
    public static string? Property(JsonElement found, ReadOnlySpan<byte> name) =>
        found.At("properties"u8).At(name).Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>What a deal's amount is in: its own currency, or the account's.</summary>
    public static string CurrencyOf(JsonElement deal, HubSpotAccount account) =>
        Property(deal, "deal_currency_code"u8) is { Length: 3 } code ? code.ToUpperInvariant() : account.Currency;

    /// <summary>What a deal is worth; null when nobody said.</summary>
    public static Money? AmountOf(JsonElement deal, HubSpotAccount account) => decimal.TryParse(
        Property(deal, "amount"u8), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
        out var number)
        ? new Money(number, CurrencyOf(deal, account)) : null;

    /// <summary>A moment: ISO 8601, or milliseconds in accounts of older days; null for none.</summary>
    public static DateTimeOffset? MomentOf(string? text) => text switch
    {
        null => null,
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < 253_402_300_800_000 => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null,
    };

    /// <summary>A day.</summary>
    public static DateOnly? DayOf(string? text) => MomentOf(text) is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
}

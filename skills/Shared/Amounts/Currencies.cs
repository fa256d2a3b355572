namespace Alfred.Skills.Shared.Amounts;

/// <summary>The currencies that amounts are written in, how many decimals each has, and its signs.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> Decimals = new(StringComparer.Ordinal)
    {
        ["AED"] = 2, ["AUD"] = 2, ["BGN"] = 2, ["BHD"] = 3, ["BRL"] = 2, ["CAD"] = 2, ["CHF"] = 2, ["CLP"] = 0, ["CNY"] = 2, ["CZK"] = 2,
        ["DKK"] = 2, ["EUR"] = 2, ["GBP"] = 2, ["HKD"] = 2, ["HUF"] = 0, ["IDR"] = 2, ["ILS"] = 2, ["INR"] = 2, ["ISK"] = 0, ["JOD"] = 3,
        ["JPY"] = 0, ["KRW"] = 0, ["KWD"] = 3, ["MAD"] = 2, ["MXN"] = 2, ["MYR"] = 2, ["NOK"] = 2, ["NZD"] = 2, ["OMR"] = 3, ["PHP"] = 2,
        ["PLN"] = 2, ["RON"] = 2, ["RSD"] = 2, ["SAR"] = 2, ["SEK"] = 2, ["SGD"] = 2, ["THB"] = 2, ["TND"] = 3, ["TRY"] = 2, ["TWD"] = 2,
        ["UAH"] = 2, ["USD"] = 2, ["VND"] = 0, ["ZAR"] = 2,
    };

    // Codes that are words ("mad", "try", "all") count only in capitals.
    private static readonly HashSet<string> LowerCaseCodes = new(
        ["aud", "cad", "chf", "czk", "dkk", "eur", "gbp", "huf", "jpy", "nok", "nzd", "pln", "sek", "usd"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["euro"] = "EUR", ["euros"] = "EUR", ["pound"] = "GBP", ["pounds"] = "GBP", ["quid"] = "GBP", ["yen"] = "JPY", ["zł"] = "PLN",
            ["zloty"] = "PLN",
        ["kč"] = "CZK", ["ft"] = "HUF", ["forint"] = "HUF", ["franc"] = "CHF", ["francs"] = "CHF", ["fr"] = "CHF",
    };

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['€'] = "EUR",
        ['$'] = "USD",
        ['£'] = "GBP",
        ['¥'] = "JPY",
        ['₹'] = "INR",
    };

    // A sign or a word that several currencies share means the instance's own where that is one of them.
    private static readonly Dictionary<string, string[]> Shared = new(StringComparer.Ordinal)
    {
        ["$"] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "CLP", "TWD"],
        ["dollar"] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD"],
        ["dollars"] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD"],
        ["¥"] = ["JPY", "CNY"],
        ["kr"] = ["", "SEK", "NOK", "DKK", "ISK"],
    };

    /// <summary>True for a code whose rules are known.</summary>
    public static bool IsKnown(string code) => Decimals.ContainsKey(code);

    /// <summary>How many decimals amounts have; two for a currency that is not in the table.</summary>
    public static int DecimalsOf(string code) => Decimals.GetValueOrDefault(code, 2);

    /// <summary>The sign that stands before amounts in replies; null for a currency that is written by its code.</summary>
    public static string? SignOf(string code) =>
        Signs.FirstOrDefault(sign => sign.Value == code) is { Value: not null } found ? found.Key.ToString() : null;

    /// <summary>The currency that a sign, a code or a word names; null for none.</summary>
    /// <param name="text">What stands beside the number.</param>
    /// <param name="own">The instance's currency.</param>
    public static string? Find(string text, string own)
    {
        var lower = text.ToLowerInvariant();
        if (Shared.TryGetValue(lower, out var candidates))
            return candidates.Contains(own, StringComparer.Ordinal) ? own : candidates[0] is { Length: > 0 } usual ? usual : null;
        if (text.Length == 1 && Signs.TryGetValue(text[0], out var signed))
            return signed;
        if (Decimals.ContainsKey(text) || text == own)
            return text;
        return LowerCaseCodes.Contains(lower) ? lower.ToUpperInvariant() : Words.GetValueOrDefault(lower);
    }
}

using System.Collections.Frozen;

namespace Alfred.Expenses;

/// <summary>How many decimals the amounts of a currency have (ISO 4217).</summary>
public static class DecimalPlaces
{
    // Those that are not listed have two. Forints have none in use.
    private static readonly FrozenDictionary<string, int> Others = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["BHD"] = 3, ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["HUF"] = 0, ["IQD"] = 3, ["ISK"] = 0, ["JOD"] = 3, ["JPY"] = 0,
        ["KMF"] = 0, ["KRW"] = 0, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["PYG"] = 0, ["RWF"] = 0, ["TND"] = 3, ["UGX"] = 0, ["VND"] = 0,
        ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>0, 2 or 3; two for a currency that is not in the table.</summary>
    public static int Of(string currency) => Others.GetValueOrDefault(currency, 2);
}

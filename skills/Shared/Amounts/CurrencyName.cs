namespace Alfred.Skills.Shared.Amounts;

/// <summary>What the name of a currency stands for: <c>$</c> is written for the dollars of many countries.</summary>
/// <param name="Codes">The currencies, the usual one first.</param>
/// <param name="IsOpen">True when none of them is usual, so that it has to be asked for.</param>
internal sealed record CurrencyName(ImmutableArray<string> Codes, bool IsOpen)
{
    /// <summary>Reads codes between blanks, behind a question mark when none of them is usual: <c>? SEK NOK DKK</c>.</summary>
    public static CurrencyName Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts[0] == "?" ? new([.. parts[1..]], IsOpen: true) : new([.. parts], IsOpen: false);
    }

    /// <summary>The one that is meant in an instance; null for one that has to be asked for.</summary>
    /// <param name="own">The instance's currency.</param>
    public string? Of(string own) => Codes.Contains(own, StringComparer.Ordinal) ? own : IsOpen ? null : Codes[0];
}

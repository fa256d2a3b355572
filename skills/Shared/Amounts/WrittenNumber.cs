namespace Alfred.Skills.Shared.Amounts;

/// <summary>A number as it was written.</summary>
/// <param name="Value">Its value; with an <paramref name="Alternative"/> the one that takes the separator for a decimal point.</param>
/// <param name="Decimals">How many digits stand behind the decimal point, of more than three without closing zeros.</param>
/// <param name="Alternative">The value that takes the only separator for a thousands separator; null when there is no doubt.</param>
internal sealed record WrittenNumber(decimal Value, int Decimals, decimal? Alternative = null)
{
    /// <summary>True when nothing but a blank that anybody types holds the groups together ("5 100"): it may also be two numbers.</summary>
    public bool IsLoose { get; init; }
}

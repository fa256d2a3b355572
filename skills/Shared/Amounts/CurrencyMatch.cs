namespace Alfred.Skills.Shared.Amounts;

/// <summary>The name of a currency beside a number.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Key">The name, folded.</param>
/// <param name="Start">Its first piece.</param>
/// <param name="End">The piece behind its last one.</param>
internal sealed record CurrencyMatch(CurrencyName Name, string Key, int Start, int End)
{
    /// <summary>What it multiplies the number by: a million for <c>MEUR</c>.</summary>
    public decimal Scale { get; init; } = 1m;
}

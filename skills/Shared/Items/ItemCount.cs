namespace Alfred.Skills.Shared.Items;

/// <summary>How many, without the unit.</summary>
/// <param name="Amount">The number, or the lower end of a range.</param>
/// <param name="UpTo">The upper end of a range; null for none.</param>
/// <param name="Next">The token behind it.</param>
/// <param name="NeedsUnit">True for words that count only before a unit: "a", "half a".</param>
/// <param name="Other">Its other reading (see <see cref="ItemToken"/>); 0 for none.</param>
/// <param name="IsArticle">True for "a".</param>
/// <param name="IsBare">True for digits alone, which may as well belong to a name.</param>
internal readonly record struct ItemCount(
    decimal Amount, decimal? UpTo, int Next, decimal Other = 0, bool NeedsUnit = false, bool IsArticle = false, bool IsBare = false)
{
    /// <summary>True for a whole number, or two.</summary>
    public bool IsWhole => Amount == decimal.Truncate(Amount) && (UpTo ?? 0) == decimal.Truncate(UpTo ?? 0);

    /// <summary>The larger end.</summary>
    public decimal Most => UpTo ?? Amount;
}

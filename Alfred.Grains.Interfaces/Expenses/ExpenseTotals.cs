namespace Alfred.Expenses;

/// <summary>
/// Sums of expenses, to the cent: each expense is rounded to its currency once, before anything is added, so that totals, reports, splits
/// and exports agree in whatever order and groups they add.
/// </summary>
public static class ExpenseTotals
{
    /// <summary>An expense in a currency: as it is in its own, else by the rate on its record; negative for a refund; null without a
    /// rate.</summary>
    public static Money? Value(Expense expense, string currency)
    {
        if (expense.Amount.Currency == currency)
            return expense.Amount with { Amount = expense.Signed };
        return expense.Rate is { } rate && rate.To == currency
            ? new(decimal.Round(expense.Signed * rate.Rate, DecimalPlaces.Of(currency), MidpointRounding.AwayFromZero), currency)
            : null;
    }

    /// <summary>
    /// What expenses come to: everything that has a value in the instance's currency as one sum, the rest by currency. Without expenses
    /// that count it is empty.
    /// </summary>
    public static ImmutableArray<Money> Sum(IEnumerable<Expense> expenses, string currency)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var expense in expenses.Where(expense => expense.Counts))
        {
            var value = Value(expense, currency) ?? expense.Amount with { Amount = expense.Signed };
            sums[value.Currency] = sums.GetValueOrDefault(value.Currency) + value.Amount;
        }

        return
        [
            .. sums.Where(sum => sum.Key == currency).Concat(sums.Where(sum => sum.Key != currency))
                .Select(sum => new Money(sum.Value, sum.Key)),
        ];
    }

    /// <summary>The same for each group, the largest sum in the instance's currency first.</summary>
    public static ImmutableArray<(string Group, ImmutableArray<Money> Sum, int Count)> By(
        IEnumerable<Expense> expenses, Func<Expense, string> group, string currency) =>
    [
        .. expenses.Where(expense => expense.Counts).GroupBy(group, StringComparer.Ordinal)
            .Select(grouped => (grouped.Key, Sum: Sum(grouped, currency), Count: grouped.Count()))
            .OrderByDescending(grouped => grouped.Sum.FirstOrDefault(sum => sum.Currency == currency)?.Amount ?? decimal.MinValue)
            .ThenBy(grouped => grouped.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// An amount in parts that differ by the smallest unit of the currency at most and add up to it; the larger ones first.
    /// </summary>
    /// <param name="amount">The amount, with no more decimals than the currency has.</param>
    /// <param name="parts">How many, at least 1.</param>
    public static ImmutableArray<Money> Split(Money amount, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var unit = 1m;
        for (var decimals = DecimalPlaces.Of(amount.Currency); decimals > 0; decimals--)
            unit /= 10m;
        var units = decimal.Truncate(amount.Amount / unit);
        var (each, left) = (decimal.Truncate(units / parts), units % parts);
        return [.. Enumerable.Range(0, parts).Select(at => amount with { Amount = (each + (at < left ? 1m : 0m)) * unit })];
    }
}

using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Expenses as a table for programs: the same columns in an export, a CSV file and every language.</summary>
internal static class ExpenseTable
{
    /// <summary>The names of the columns.</summary>
    public static readonly ImmutableArray<string> Columns =
    [
        "id", "date", "amount", "currency", "category", "note", "client", "person", "rate", "value", "value_currency", "status",
    ];

    /// <summary>A table of expenses. Amounts of refunds are negative; without a rate an expense has no value in another currency.</summary>
    public static ExportTable Of(IEnumerable<Expense> expenses) => new("expenses", Columns, [.. expenses.Select(Row)]);

    /// <summary>A row: ISO dates, decimal points.</summary>
    public static ImmutableArray<string?> Row(Expense expense) => Row(expense, expense.Rate?.To);

    /// <summary>A row whose value is in a currency.</summary>
    public static ImmutableArray<string?> Row(Expense expense, string? currency)
    {
        var value = currency is null ? null : ExpenseTotals.Value(expense, currency);
        return
        [
            expense.Id.ToString(CultureInfo.InvariantCulture),
            expense.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Text(expense.Signed, expense.Amount.Currency),
            expense.Amount.Currency,
            expense.Category,
            expense.Note,
            expense.Client,
            expense.By,
            expense.Rate is { } rate ? rate.Rate.ToString("0.############", CultureInfo.InvariantCulture) : null,
            value is null ? null : Text(value.Amount, value.Currency),
            value?.Currency,
            StatusOf(expense),
        ];
    }

    private static string Text(decimal amount, string currency) =>
        amount.ToString("F" + DecimalPlaces.Of(currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string StatusOf(Expense expense) => expense.IsVoid ? "void" : expense.Approval switch
    {
        ApprovalState.Waiting => "waiting",
        ApprovalState.Approved => "approved",
        ApprovalState.Rejected => "rejected",
        _ => "ok",
    };
}

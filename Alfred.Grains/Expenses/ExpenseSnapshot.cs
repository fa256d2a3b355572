namespace Alfred.Expenses;

/// <summary>
/// Expenses as the audit keeps them: without anybody's name or id. People are called otherwise, or are forgotten, and what they are shown
/// as afterwards is the row's to say.
/// </summary>
internal static class ExpenseSnapshot
{
    /// <summary>Writes them.</summary>
    public static string Write(ImmutableArray<Expense> expenses) => JsonSerializer.Serialize(
        expenses.Select(static one => one with { By = "", Owner = null, DecidedBy = null }), LedgerJson.Options);

    /// <summary>Reads them.</summary>
    public static ImmutableArray<Expense> Read(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<Expense>>(json, LedgerJson.Options);

    /// <summary>
    /// Writes what a command did, without the expenses, which stand beside it, and without what grows: of what recurs only what ended,
    /// which is nobody's any more.
    /// </summary>
    public static string WriteOutcome(ExpenseOutcome outcome) => JsonSerializer.Serialize(
        outcome with
        {
            Before = [],
            Expenses = [],
            Policy = outcome.Policy with { Learned = [], Recurring = outcome.Policy.Recurring.RemoveAll(static one => one.By.Length > 0) },
        },
        LedgerJson.Options);

    /// <summary>Reads it.</summary>
    public static ExpenseOutcome ReadOutcome(string json) => JsonSerializer.Deserialize<ExpenseOutcome>(json, LedgerJson.Options)!;

    /// <summary>A kept expense with the people of its row.</summary>
    public static Expense Named(Expense kept, Expense row) => kept with
    {
        By = row.By,
        Owner = row.Owner,
        DecidedBy = kept.Approval is ApprovalState.Approved or ApprovalState.Rejected ? row.DecidedBy : null,
    };
}

namespace Alfred.Expenses;

/// <summary>Keeps the ledger.</summary>
internal interface ILedgerStore
{
    /// <summary>Logs an expense, or finds the row that an earlier run of the same command wrote.</summary>
    /// <param name="command">Whose, and the id.</param>
    /// <param name="entry">The expense.</param>
    /// <returns>The row, or why none was written: <see cref="LedgerRules.Refuse"/>.</returns>
    Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry);

    /// <summary>
    /// Runs a command alone on the ledger. What it did is committed with its outcome; a repeated command gets that outcome and runs not
    /// again. One that did nothing leaves no trace.
    /// </summary>
    Task<ExpenseOutcome> OnceAsync(Command command, Func<ILedger, Task<LedgerResult>> run);

    /// <summary>Expenses by day and number.</summary>
    Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query);

    /// <summary>What admins decided.</summary>
    Task<ExpensePolicy> PolicyAsync();

    /// <summary>An expense by its number; null for none.</summary>
    Task<Expense?> GetAsync(long expense);

    /// <summary>
    /// When the command's member last did something since a moment that can be taken back; null for nothing, the largest time when the
    /// command has taken something back.
    /// </summary>
    Task<DateTimeOffset?> LastUndoableAsync(Command command, DateTimeOffset since);

    /// <summary>Keeps a receipt unless the same file is one already.</summary>
    /// <returns>The expense whose receipt the file is.</returns>
    Task<long> KeepReceiptAsync(Command command, long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt);

    /// <summary>
    /// The receipt of an expense that came last; null for none. Never all of them, which may be more than fit into memory.
    /// </summary>
    Task<ExpenseReceipt?> LastReceiptAsync(long expense);

    /// <summary>Gives to the members of their names what a version wrote that knew members by nothing else.</summary>
    /// <param name="members">Everybody's ids by their names.</param>
    Task IdentifyAsync(ImmutableDictionary<string, MemberId> members);
}

/// <summary>What a command did.</summary>
/// <param name="Outcome">What to tell.</param>
/// <param name="Kind">What the audit says; <see cref="ExpenseChangeKind.None"/> for nothing, which leaves no trace.</param>
internal sealed record LedgerResult(ExpenseOutcome Outcome, ExpenseChangeKind Kind)
{
    /// <summary>True for what is noted as nobody's: whoever is forgotten is not named by the very row that says so.</summary>
    public bool IsOfNobody { get; init; }

    /// <summary>Nothing was done.</summary>
    public static LedgerResult Refused(ExpenseResult result, ExpensePolicy policy, params ImmutableArray<Expense> expenses) =>
        new(new() { Result = result, Policy = policy, Expenses = expenses }, ExpenseChangeKind.None);

    /// <summary>It was done.</summary>
    public static LedgerResult Done(
        ExpenseChangeKind kind, ExpensePolicy policy, ImmutableArray<Expense> before, ImmutableArray<Expense> after) =>
        new(new() { Result = ExpenseResult.Done, Policy = policy, Before = before, Expenses = after }, kind);
}

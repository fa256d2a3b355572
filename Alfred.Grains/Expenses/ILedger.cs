namespace Alfred.Expenses;

/// <summary>The ledger as one command sees it: alone with it until it ends, all of it committed or nothing.</summary>
internal interface ILedger
{
    /// <summary>What admins decided.</summary>
    Task<ExpensePolicy> PolicyAsync();

    /// <summary>An expense by its number; null for none.</summary>
    Task<Expense?> GetAsync(long expense);

    /// <summary>The expense that a member logged last and did not take back; null for none.</summary>
    Task<Expense?> LastOfAsync(MemberId? member);

    /// <summary>Adds expenses, but those whose import key is known.</summary>
    /// <returns>The added ones, with their numbers.</returns>
    Task<ImmutableArray<Expense>> AddAsync(ImmutableArray<NewExpense> expenses);

    /// <summary>Writes expenses that are in the ledger.</summary>
    Task SaveAsync(ImmutableArray<Expense> expenses);

    /// <summary>Writes the policy.</summary>
    Task SavePolicyAsync(ExpensePolicy policy);

    /// <summary>The last change of a member since a moment that can be taken back and was not; null for none.</summary>
    Task<LedgerChange?> LastChangeOfAsync(MemberId? member, DateTimeOffset since);

    /// <summary>Says that a change was taken back.</summary>
    Task MarkUndoneAsync(LedgerChange change);

    /// <summary>The expense whose receipt a file is; null for none.</summary>
    Task<long?> FindReceiptAsync(ReadOnlyMemory<byte> hash);

    /// <summary>
    /// The id of who split an amount into parts of which this expense is one; empty for somebody who was forgotten, null for an expense
    /// that is no part.
    /// </summary>
    Task<string?> FindSplitterAsync(long expense);

    /// <summary>Shows another name in every row of a member.</summary>
    /// <returns>How many expenses are theirs.</returns>
    Task<int> RenameAsync(MemberId member, string former, string name);

    /// <summary>Takes a member out of every row.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">What they are called.</param>
    /// <param name="substitute">What stands there instead.</param>
    /// <returns>How many expenses were theirs.</returns>
    Task<int> ForgetAsync(MemberId member, string name, string substitute);

    /// <summary>Keeps a receipt.</summary>
    Task AddReceiptAsync(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command);
}

/// <summary>An expense on its way into the ledger; its number is the ledger's to give.</summary>
/// <param name="Expense">The expense, with the number 0.</param>
/// <param name="ImportKey">What makes it the same line in the next import; null for none.</param>
internal sealed record NewExpense(Expense Expense, string? ImportKey = null);

/// <summary>What an earlier command changed.</summary>
/// <param name="Id">Its row in the audit.</param>
/// <param name="Kind">What it did.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Before">The expenses before; empty for added ones.</param>
/// <param name="After">The same expenses after.</param>
internal sealed record LedgerChange(
    long Id, ExpenseChangeKind Kind, DateTimeOffset At, ImmutableArray<Expense> Before, ImmutableArray<Expense> After)
{
    /// <summary>What can be taken back.</summary>
    public static bool IsUndoable(ExpenseChangeKind kind) =>
        kind is ExpenseChangeKind.Split or ExpenseChangeKind.Imported or ExpenseChangeKind.Corrected or ExpenseChangeKind.Voided;
}

namespace Alfred.Expenses;

/// <summary>
/// The ledger of the instance (key <see cref="DefaultKey"/>). Its rows in <c>expn</c> are the truth; each command id is unique among them
/// or in the audit <c>expn_change</c>, so that a repeated command finds what it did and answers the same.
/// </summary>
/// <remarks>
/// Members change their own expenses; of others' only who may (<c>mayAll</c>, an admin) does. What a locked period holds nobody changes.
/// </remarks>
[Alias("alfred.IExpenseGrain")]
public interface IExpenseGrain : IGrainWithStringKey
{
    /// <summary>The key of the one ledger.</summary>
    const string DefaultKey = "ledger:default";

    /// <summary>Logs an expense once. Over the policy's limit it waits for an approval.</summary>
    /// <returns>The row, new or found; <see cref="ExpenseResult.Repeated"/> with the earlier one when the same was just logged.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not greater than 0.</exception>
    [Alias("LogEntry")]
    Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry);

    /// <summary>Logs several at once, all or none: the parts of one amount.</summary>
    [Alias("LogParts")]
    Task<ExpenseOutcome> LogPartsAsync(Command command, ImmutableArray<ExpenseEntry> parts);

    /// <summary>Logs the same as an expense once more, on another day.</summary>
    [Alias("LogAgain")]
    Task<ExpenseOutcome> LogAgainAsync(Command command, long expense, DateOnly on);

    /// <summary>
    /// Takes the lines of a file, but those that were taken before. What an admin brings is history and needs no approval; of others what
    /// is over the limit is left out, since each such expense has to be approved.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="isAdmin">True for what an admin brings.</param>
    [Alias("ImportLines")]
    Task<ExpenseOutcome> ImportAsync(Command command, ImmutableArray<ExpenseEntry> lines, bool isAdmin);

    /// <summary>Corrects an expense. Over the limit it waits for an approval (again).</summary>
    /// <param name="command">The command.</param>
    /// <param name="expense">Which one; null for the last one that the member logged.</param>
    /// <param name="correction">What changes.</param>
    /// <param name="mayAll">True for a member who may change others' expenses.</param>
    [Alias("Correct")]
    Task<ExpenseOutcome> CorrectAsync(Command command, long? expense, ExpenseCorrection correction, bool mayAll);

    /// <summary>Takes an expense back. Its number stays taken.</summary>
    [Alias("Void")]
    Task<ExpenseOutcome> VoidAsync(Command command, long? expense, bool mayAll);

    /// <summary>
    /// Takes back what the member did last, within 24 hours; several times, step by step. What was changed or decided since stays as it is
    /// (<see cref="ExpenseResult.ChangedSince"/>, with what it is now).
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="mayAll">True for a member who may change others' expenses; else no change of them is taken back.</param>
    [Alias("Undo")]
    Task<ExpenseOutcome> UndoAsync(Command command, bool mayAll);

    /// <summary>
    /// When the member last did something that <see cref="UndoAsync"/> can take back (UTC); null for nothing, the largest time when this
    /// command has taken something back already.
    /// </summary>
    [Alias("LastUndoable")]
    Task<DateTimeOffset?> LastUndoableAsync(Command command);

    /// <summary>
    /// Approves or rejects an expense that waits: once, in time, by an approver, never one's own, nor the part of an amount that one split
    /// with others.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="expense">Its number.</param>
    /// <param name="isApproved">False rejects it.</param>
    /// <param name="isAdmin">True for a member who is an admin.</param>
    /// <param name="shown">The <see cref="Expense.Fingerprint"/> of what the member was shown; null for whoever names the number.</param>
    [Alias("Decide")]
    Task<ExpenseOutcome> DecideAsync(Command command, long expense, bool isApproved, bool isAdmin, string? shown = null);

    /// <summary>Asks once more for the approval of an expense whose time ran out.</summary>
    [Alias("AskAgain")]
    Task<ExpenseOutcome> AskAgainAsync(Command command, long expense);

    /// <summary>Changes the policy. Who may is the caller's to check.</summary>
    [Alias("ChangePolicy")]
    Task<ExpenseOutcome> ChangePolicyAsync(Command command, PolicyChange change);

    /// <summary>The policy.</summary>
    [Alias("Policy")]
    Task<ExpensePolicy> PolicyAsync();

    /// <summary>Expenses by day and number, at most <see cref="ExpenseQuery.MaxFound"/>.</summary>
    [Alias("Find")]
    Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query);

    /// <summary>An expense by its number; null for none.</summary>
    [Alias("Get")]
    Task<Expense?> GetAsync(long expense);

    /// <summary>Attaches receipts. The same file twice is told, not kept twice.</summary>
    [Alias("AddReceipts")]
    Task<ExpenseOutcome> AddReceiptsAsync(Command command, long? expense, ImmutableArray<ExpenseReceipt> receipts, bool mayAll);

    /// <summary>
    /// Keeps what came with an expense, behind the command that logged it: the same again changes nothing. It is part of logging, so that
    /// "undo" takes back the expense.
    /// </summary>
    /// <returns>The expense that has one of the files already, which is then kept there alone; null for none.</returns>
    [Alias("KeepReceipts")]
    Task<long?> KeepReceiptsAsync(Command command, long expense, ImmutableArray<ExpenseReceipt> receipts);

    /// <summary>
    /// The receipt of an expense that came last; null for none. Never all of them, which may be more than fit into memory.
    /// </summary>
    [Alias("LastReceipt")]
    Task<ExpenseReceipt?> LastReceiptAsync(long expense);

    /// <summary>Takes a member's name out of everything: what they spent stays in the books as a former member's.</summary>
    /// <param name="command">The command of whoever wants to be forgotten.</param>
    /// <returns>The outcome; its <see cref="ExpenseOutcome.Known"/> tells how many expenses stay.</returns>
    [Alias("Forget")]
    Task<ExpenseOutcome> ForgetAsync(Command command);

    /// <summary>Shows what is a member's under another name from now on. Whose it is, and who may do what, does not change.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">The member.</param>
    /// <param name="former">What they were called.</param>
    /// <param name="name">What they are called now.</param>
    [Alias("Rename")]
    Task<ExpenseOutcome> RenameAsync(Command command, MemberId member, string former, string name);
}

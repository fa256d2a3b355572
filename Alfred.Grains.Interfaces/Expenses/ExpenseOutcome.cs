using System.Collections.Immutable;

namespace Alfred.Expenses;

/// <summary>What a command did to the ledger: everything that the answer is built from.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-outcome")]
public sealed record ExpenseOutcome
{
    /// <summary>What came of it.</summary>
    [Id(0)]
    public required ExpenseResult Result { get; init; }

    /// <summary>The expenses it is about, as they are now: logged, changed, or in the way.</summary>
    [Id(1)]
    public ImmutableArray<Expense> Expenses { get; init; } = [];

    /// <summary>The same before a change, in the same order; empty for new ones.</summary>
    [Id(2)]
    public ImmutableArray<Expense> Before { get; init; } = [];

    /// <summary>The policy by which it was decided.</summary>
    [Id(3)]
    public ExpensePolicy Policy { get; init; } = new();

    /// <summary>Budgets that an expense brought near or over their end.</summary>
    [Id(4)]
    public ImmutableArray<BudgetWarning> Warnings { get; init; } = [];

    /// <summary>How many lines of an import were in the ledger already; how many expenses of somebody who is forgotten stay.</summary>
    [Id(5)]
    public int Known { get; init; }

    /// <summary>What was taken back by an undo.</summary>
    [Id(6)]
    public ExpenseChangeKind Undone { get; init; }

    /// <summary>How many lines of an import were left out because they are over the limit.</summary>
    [Id(7)]
    public int OverLimit { get; init; }

    /// <summary>The only expense; for outcomes that are about one.</summary>
    public Expense Expense => Expenses[0];

    /// <summary>Hides what it is about: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(expenses: {Result})";
}

/// <summary>How a command to the ledger ended. Numbers are stored.</summary>
public enum ExpenseResult
{
    /// <summary>It was done.</summary>
    Done = 0,

    /// <summary>It is so already: nothing was done.</summary>
    Unchanged = 1,

    /// <summary>There is no such expense, or none of this member.</summary>
    NotFound = 2,

    /// <summary>The same was logged less than two minutes before: nothing was logged.</summary>
    Repeated = 3,

    /// <summary>The day lies in a period that is locked.</summary>
    Locked = 4,

    /// <summary>The member may not do it.</summary>
    NotAllowed = 5,

    /// <summary>Nobody approves their own expense.</summary>
    OwnExpense = 6,

    /// <summary>Somebody approved or rejected it before.</summary>
    AlreadyDecided = 7,

    /// <summary>The time for an approval is over.</summary>
    Expired = 8,

    /// <summary>It does not wait for an approval.</summary>
    NotWaiting = 9,

    /// <summary>Something was changed since: it cannot be taken back, or is not what the member was shown.</summary>
    ChangedSince = 10,

    /// <summary>The same file is the receipt of an expense already.</summary>
    KnownReceipt = 11,

    /// <summary>Whose expense it was, or who split it, was forgotten: nobody can tell any more that it is not who approves it.</summary>
    OwnerForgotten = 12,
}

/// <summary>What a command did, as the audit keeps it. Numbers are stored.</summary>
public enum ExpenseChangeKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Logged one.</summary>
    Logged = 1,

    /// <summary>Logged several: parts of one amount.</summary>
    Split = 2,

    /// <summary>Took lines from a file.</summary>
    Imported = 3,

    /// <summary>Corrected one.</summary>
    Corrected = 4,

    /// <summary>Took one back.</summary>
    Voided = 5,

    /// <summary>Approved one.</summary>
    Approved = 6,

    /// <summary>Rejected one.</summary>
    Rejected = 7,

    /// <summary>Asked for an approval again.</summary>
    AskedAgain = 8,

    /// <summary>Changed the policy.</summary>
    PolicyChanged = 9,

    /// <summary>Took back what another command did.</summary>
    Undone = 10,

    /// <summary>Attached a receipt.</summary>
    ReceiptAdded = 11,

    /// <summary>Took somebody's name out.</summary>
    Forgotten = 12,

    /// <summary>Put what stood under one name under another.</summary>
    Renamed = 13,
}

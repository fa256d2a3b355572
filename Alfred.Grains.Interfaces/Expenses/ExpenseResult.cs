namespace Alfred.Expenses;

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

    /// <summary>The member has as many recurring expenses as can be (<see cref="ExpensePolicy.MaxRecurring"/>).</summary>
    Full = 13,

    /// <summary>The source of exchange rates did not answer in time: nothing was imported.</summary>
    RatesMissing = 14,
}

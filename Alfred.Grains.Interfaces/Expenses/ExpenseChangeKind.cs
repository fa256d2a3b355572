namespace Alfred.Expenses;

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

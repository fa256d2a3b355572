namespace Alfred.Groceries;

/// <summary>What a command did to a grocery list. Stored by name, so never renamed.</summary>
public enum GroceryChangeKind
{
    /// <summary>Put entries on it or let them grow.</summary>
    Added,

    /// <summary>Ticked entries off as bought.</summary>
    Bought,

    /// <summary>Took entries off it.</summary>
    Removed,

    /// <summary>Took every entry off it.</summary>
    Cleared,

    /// <summary>Gave entries another amount.</summary>
    Set,
}

namespace Alfred.Skills;

/// <summary>
/// What an action may do. The default, <see cref="Destructive"/>, is the most careful: an effect that nobody declared needs an approval.
/// </summary>
public enum Effect
{
    /// <summary>Removes or sends something that cannot be taken back.</summary>
    Destructive = 0,

    /// <summary>Changes something that can be changed back.</summary>
    Write = 1,

    /// <summary>Changes nothing.</summary>
    Read = 2,

    /// <summary>
    /// Changes something outside of the assistant, such as a deal of a CRM: it always needs an approval, and undo is not promised.
    /// </summary>
    Outward = 3,
}

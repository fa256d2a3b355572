namespace Alfred.Chores;

/// <summary>What a command did to chores. Stored by number, so never renumbered.</summary>
public enum ChoreChangeKind
{
    /// <summary>They were added.</summary>
    Added = 0,

    /// <summary>They were done, or a child said so.</summary>
    Done = 1,

    /// <summary>Their time, their people or what is said of them changed.</summary>
    Changed = 2,

    /// <summary>They were taken off the list.</summary>
    Removed = 3,
}

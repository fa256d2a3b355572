namespace Alfred.Groceries;

/// <summary>What one command did to a grocery list.</summary>
[GenerateSerializer, Immutable, Alias("alfred.grocery-outcome")]
public sealed record GroceryOutcome
{
    /// <summary>The entries the command touched, as they are after it (for removed or bought ones: as they were).</summary>
    [Id(0)] public ImmutableArray<GroceryItem> Changed { get; init; } = [];

    /// <summary>
    /// For each touched entry that was merged: what stood there before. Same order as the merged ones in <see cref="Changed"/>.
    /// </summary>
    [Id(1)] public ImmutableArray<GroceryMerge> Merged { get; init; } = [];

    /// <summary>The names the command asked for that are not on the list.</summary>
    [Id(2)] public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>How many entries are open after the command.</summary>
    [Id(3)] public int Open { get; init; }

    /// <summary>For an undo: what it took back; null when it took nothing back.</summary>
    [Id(4)] public GroceryChangeKind? Undone { get; init; }

    /// <summary>For an undo that took nothing back: who has changed the same entries since; null for nobody.</summary>
    [Id(5)] public string? ChangedBy { get; init; }

    /// <summary>What left the list, with who had added it and when.</summary>
    [Id(6)] public ImmutableArray<OpenEntry> Left { get; init; } = [];

    /// <summary>For an undo: the command that it took back, <c>4711#0</c>; null when it took nothing back.</summary>
    [Id(7)] public string? UndoneChange { get; init; }

    /// <summary>For an undo: when that command was given (UTC).</summary>
    [Id(8)] public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Hides the entries and who changed them: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(grocery outcome)";
}

/// <summary>An entry that grew because the same thing was added again.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Before">How much stood there; null when nobody had said.</param>
/// <param name="After">How much stands there now.</param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-merge")]
public sealed record GroceryMerge([property: Id(0)] string Name, [property: Id(1)] Quantity? Before, [property: Id(2)] Quantity? After)
{
    /// <summary>Hides the entry: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(merged entry)";
}

namespace Alfred.Groceries;

/// <summary>The changes of a list that can still be taken back. Immutable.</summary>
public sealed record GroceryChanges
{
    /// <summary>More changes than this are not kept, so that one row stays small.</summary>
    public const int MaxChanges = 50;

    /// <summary>Nor are more entries in all of them; the last change is kept whatever its size.</summary>
    public const int MaxEntries = 600;

    /// <summary>How long a change can be taken back.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MaxUndone = 10;

    /// <summary>The commands that took a change back lately: <c>4711#0</c>.</summary>
    public ImmutableArray<string> Undone { get; init; } = [];

    /// <summary>The changes, oldest first.</summary>
    public ImmutableArray<GroceryChange> All { get; init; } = [];

    /// <summary>Keeps what a command changed; what left everything as it was is no change.</summary>
    public GroceryChanges Add(Command command, GroceryChangeKind kind, IEnumerable<EntryChange> entries)
    {
        ImmutableArray<EntryChange> changed = [.. entries.Where(entry => entry.Before != entry.After)];
        if (changed.IsEmpty)
            return this;
        var kept = new List<GroceryChange> { new(kind, command.By, command.At, changed, command.Id.ToString()) };
        var size = changed.Length;
        foreach (var change in All.Reverse().Where(change => IsFresh(change, command.At)).Take(MaxChanges - 1))
        {
            size += change.Entries.Length;
            if (size > MaxEntries)
                break;
            kept.Add(change);
        }

        kept.Reverse();
        return this with { All = [.. kept] };
    }

    /// <summary>The last change that a member can take back at a time; null for none.</summary>
    public GroceryChange? LastOf(string member, DateTimeOffset at) =>
        All.LastOrDefault(change => change.By == member && IsFresh(change, at));

    /// <summary>The later changes of others that touched the same things.</summary>
    public IEnumerable<GroceryChange> Since(GroceryChange change) =>
        All.SkipWhile(other => !ReferenceEquals(other, change)).Skip(1).Where(later => change.Entries.Any(later.Touches));

    /// <summary>The changes without one that a command took back.</summary>
    public GroceryChanges Without(GroceryChange change, Command undo) => new()
    {
        All = All.RemoveAll(other => ReferenceEquals(other, change)),
        Undone = [.. Undone.Add(undo.Id.ToString()).TakeLast(MaxUndone)],
    };

    /// <summary>
    /// When a command's member made the last change that it can take back; the end of time when it has taken one back itself.
    /// </summary>
    public DateTimeOffset? LastAt(Command command) =>
        Undone.Contains(command.Id.ToString(), StringComparer.Ordinal) ? DateTimeOffset.MaxValue : LastOf(command.By, command.At)?.At;

    private static bool IsFresh(GroceryChange change, DateTimeOffset at) => change.At > at - Lifetime;
}

/// <summary>How a change left one entry.</summary>
/// <param name="At">Its place among the open entries, from 0.</param>
/// <param name="Before">As it was; null when the change put it on the list.</param>
/// <param name="After">As it became; null when the change took it off. Never both null.</param>
public sealed record EntryChange(int At, OpenEntry? Before, OpenEntry? After)
{
    /// <summary>What it is, as the change left it.</summary>
    internal GroceryItem Item => (After ?? Before)!.Item;
}

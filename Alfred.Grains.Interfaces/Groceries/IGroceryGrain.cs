namespace Alfred.Groceries;

/// <summary>A grocery list: the household's under <see cref="DefaultKey"/>, one with a name under a key that does not say it.</summary>
[Alias("alfred.IGroceryGrain")]
public interface IGroceryGrain : ICommandGrain
{
    /// <summary>The key of the list that everybody means.</summary>
    const string DefaultKey = "list:default";

    /// <summary>More open entries than this are refused, so that a list's row stays below 200 KB.</summary>
    const int MaxOpen = 1_000;

    /// <summary>
    /// Puts items on the list. The same thing in a compatible unit is merged with the open entry, unless the two belong to different
    /// stores. What was typed as a whole counts as the name where an open entry has it (see <see cref="GroceryItem.Typed"/>).
    /// </summary>
    [Alias("Add")]
    Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items);

    /// <summary>
    /// Gives entries the amount that stands in the items, whatever they had; what is not on the list is put there. An item without a name
    /// means the only entry of the member's last change.
    /// </summary>
    [Alias("Set")]
    Task<GroceryOutcome> SetAsync(Command command, ImmutableArray<GroceryItem> items);

    /// <summary>
    /// Marks entries as bought: they leave the open list. A name means the entry of that name, else the only entry that has all its words.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="names">What was bought, first ticked off first.</param>
    /// <param name="store">Where: its order is learnt from the names; null when that is not known.</param>
    [Alias("Buy")]
    Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names, string? store = null);

    /// <summary>Takes entries off the list without buying them. Names mean what they mean to <see cref="BuyAsync"/>.</summary>
    [Alias("Remove")]
    Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names);

    /// <summary>Takes every entry off the list without buying it, or every one of a store.</summary>
    [Alias("Clear")]
    Task<GroceryOutcome> ClearAsync(Command command, string? store = null);

    /// <summary>Takes back the last change of the list that the same member made within 24 hours and did not take back yet.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isAnyway">
    /// False to do nothing, and to say who it was, when somebody else has changed the same entries since. True to take back what can
    /// still be taken back of it, and to leave the others' changes.
    /// </param>
    [Alias("Undo")]
    Task<GroceryOutcome> UndoAsync(Command command, bool isAnyway = false);

    /// <summary>
    /// When a command's member made the last change that <see cref="UndoAsync"/> would take back (UTC); null for none,
    /// <see cref="DateTimeOffset.MaxValue"/> when that very command has taken one back.
    /// </summary>
    [Alias("LastChange")]
    Task<DateTimeOffset?> LastChangeAsync(Command command);

    /// <summary>Remembers the aisle that things stand in.</summary>
    /// <param name="command">The command.</param>
    /// <param name="names">The things; they need not be on the list.</param>
    /// <param name="aisle">The key of an aisle, or the name of one that the household made up; 1 to 40 characters.</param>
    [Alias("SetAisle")]
    Task<GroceryOutcome> SetAisleAsync(Command command, ImmutableArray<string> names, string aisle);

    /// <summary>Remembers things as staples, or no longer.</summary>
    [Alias("SetStaples")]
    Task<GroceryOutcome> SetStaplesAsync(Command command, ImmutableArray<string> names, bool areStaples);

    /// <summary>Remembers the name of a store, or of another list. Does nothing for one that is known.</summary>
    [Alias("Know")]
    Task<GroceryOutcome> KnowAsync(Command command, string name, bool isStore);

    /// <summary>Calls a member by another name, wherever they added or changed something.</summary>
    [Alias("Rename")]
    Task<GroceryOutcome> RenameAsync(Command command, string name, string replacement);

    /// <summary>The open entries, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<GroceryItem>> ListAsync();

    /// <summary>The list with everything that showing it needs.</summary>
    [Alias("View")]
    Task<GroceryView> ViewAsync();

    /// <summary>Writes the read model anew, after Redis came back or at start.</summary>
    [Alias("Publish")]
    Task PublishAsync();
}

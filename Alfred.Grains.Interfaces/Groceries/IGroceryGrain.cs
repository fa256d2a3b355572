using System.Collections.Immutable;
using Alfred.Commands;

namespace Alfred.Groceries;

/// <summary>A grocery list: the household's under <see cref="DefaultKey"/>, one with a name under a key that does not say it.</summary>
[Alias("alfred.IGroceryGrain")]
public interface IGroceryGrain : ICommandGrain
{
    /// <summary>The key of the list that everybody means.</summary>
    const string DefaultKey = "list:default";

    /// <summary>
    /// Puts items on the list. The same thing in a compatible unit is merged with the open entry. What was typed as a whole counts as the
    /// name where an open or bought entry has it (see <see cref="GroceryItem.Typed"/>).
    /// </summary>
    [Alias("Add")]
    Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items);

    /// <summary>
    /// Marks entries as bought: they leave the open list and are remembered with who and when. A name means the entry of that name, else
    /// the only entry that has all its words.
    /// </summary>
    [Alias("Buy")]
    Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names);

    /// <summary>Takes entries off the list without buying them. Names mean what they mean to <see cref="BuyAsync"/>.</summary>
    [Alias("Remove")]
    Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names);

    /// <summary>Takes every entry off the list without buying it.</summary>
    [Alias("Clear")]
    Task<GroceryOutcome> ClearAsync(Command command);

    /// <summary>
    /// Takes back the last change of the list that the same member made within 24 hours and did not take back yet. Does nothing when
    /// somebody else has changed the same entries since.
    /// </summary>
    [Alias("Undo")]
    Task<GroceryOutcome> UndoAsync(Command command);

    /// <summary>The open entries, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<GroceryItem>> ListAsync();

    /// <summary>Writes the read model anew, after Redis came back or at start.</summary>
    [Alias("Publish")]
    Task PublishAsync();
}

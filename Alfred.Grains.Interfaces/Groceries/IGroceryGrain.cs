using System.Collections.Immutable;
using Alfred.Commands;

namespace Alfred.Groceries;

/// <summary>A grocery list (key <c>list:&lt;name&gt;</c>; the household's is <see cref="DefaultKey"/>).</summary>
[Alias("alfred.IGroceryGrain")]
public interface IGroceryGrain : ICommandGrain
{
    /// <summary>The key of the list that everybody means.</summary>
    const string DefaultKey = "list:default";

    /// <summary>Puts items on the list. The same thing in a compatible unit is merged with the open entry.</summary>
    [Alias("Add")]
    Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items);

    /// <summary>Marks entries as bought: they leave the open list and are remembered with who and when.</summary>
    [Alias("Buy")]
    Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names);

    /// <summary>Takes entries off the list without buying them.</summary>
    [Alias("Remove")]
    Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names);

    /// <summary>The open entries, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<GroceryItem>> ListAsync();

    /// <summary>Writes the read model anew, after Redis came back or at start.</summary>
    [Alias("Publish")]
    Task PublishAsync();
}

using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Groceries;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestGroceryGrain : TestCommandGrain, IGroceryGrain
{
    public GroceryList List { get; private set; } = new();

    public Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items) =>
        Change(command, () => List.Add(command, items));

    public Task<GroceryOutcome> SetAsync(Command command, ImmutableArray<GroceryItem> items) =>
        Change(command, () => List.Set(command, items));

    public Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names, string? store = null) =>
        Change(command, () => List.Buy(command, names, store));

    public Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names) =>
        Change(command, () => List.Remove(command, names));

    public Task<GroceryOutcome> ClearAsync(Command command, string? store = null) => Change(command, () => List.Clear(command, store));

    public Task<GroceryOutcome> UndoAsync(Command command, bool isAnyway = false) => Change(command, () => List.Undo(command, isAnyway));

    public Task<DateTimeOffset?> LastChangeAsync(Command command) => Task.FromResult(List.Changes.LastAt(command));

    public Task<GroceryOutcome> SetAisleAsync(Command command, ImmutableArray<string> names, string aisle) =>
        Change(command, () => List.SetAisle(names, aisle));

    public Task<GroceryOutcome> SetStaplesAsync(Command command, ImmutableArray<string> names, bool areStaples) =>
        Change(command, () => List.SetStaples(names, areStaples));

    public Task<GroceryOutcome> KnowAsync(Command command, string name, bool isStore) =>
        Change(command, () => List.Know(command, name, isStore));

    public Task<GroceryOutcome> RenameAsync(Command command, string name, string replacement) =>
        Change(command, () => List.Rename(name, replacement));

    public Task<ImmutableArray<GroceryItem>> ListAsync() =>
        Task.FromResult<ImmutableArray<GroceryItem>>([.. List.Open.Select(entry => entry.Item)]);

    public Task<GroceryView> ViewAsync() => Task.FromResult(new GroceryView
    {
        Open = List.Open,
        Aisles = List.Aisles,
        Stores = List.Stores,
        Lists = List.Lists,
        Staples = List.Staples,
    });

    public Task PublishAsync() => throw new NotSupportedException();

    private Task<GroceryOutcome> Change(Command command, Func<(GroceryList List, GroceryOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (List, var outcome) = decide();
            return outcome;
        });
}

using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Groceries;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestGroceryGrain : TestCommandGrain, IGroceryGrain
{
    public GroceryList List { get; private set; } = new();

    public Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items) =>
        Change(command, () => List.Add(command, items));

    public Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names) => Change(command, () => List.Buy(command, names));

    public Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names) =>
        Change(command, () => List.Remove(command, names));

    public Task<GroceryOutcome> ClearAsync(Command command) => Change(command, () => List.Clear(command));

    public Task<GroceryOutcome> UndoAsync(Command command) => Change(command, () => List.Undo(command));

    public Task<ImmutableArray<GroceryItem>> ListAsync() =>
        Task.FromResult<ImmutableArray<GroceryItem>>([.. List.Open.Select(entry => entry.Item)]);

    public Task PublishAsync() => throw new NotSupportedException();

    private Task<GroceryOutcome> Change(Command command, Func<(GroceryList List, GroceryOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (List, var outcome) = decide();
            return outcome;
        });
}

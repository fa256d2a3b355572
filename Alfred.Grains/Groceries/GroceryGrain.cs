using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Commands;
using Alfred.ReadModels;
using Orleans.Concurrency;

namespace Alfred.Groceries;

/// <summary>Keeps one grocery list and publishes the names of its open entries.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("groceries")]
public sealed class GroceryGrain(
    [PersistentState("groceries")] IPersistentState<Applied<GroceryList, GroceryOutcome>> row,
    ISettledCommands settled,
    IReadModel readModel) : CommandGrain<GroceryList, GroceryOutcome>(row, settled), IGroceryGrain
{
    private Task _published = Task.CompletedTask;
    private bool _isStale;

    /// <inheritdoc/>
    public Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items) =>
        ChangeAsync(command, list => list.Add(command, items));

    /// <inheritdoc/>
    public Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names) =>
        ChangeAsync(command, list => list.Buy(command, names));

    /// <inheritdoc/>
    public Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names) =>
        ChangeAsync(command, list => list.Remove(command, names));

    /// <inheritdoc/>
    public Task<GroceryOutcome> ClearAsync(Command command) => ChangeAsync(command, list => list.Clear(command));

    /// <inheritdoc/>
    public Task<GroceryOutcome> UndoAsync(Command command) => ChangeAsync(command, list => list.Undo(command));

    /// <inheritdoc/>
    public async Task<ImmutableArray<GroceryItem>> ListAsync()
    {
        await ReadAsync();
        return Open;
    }

    /// <inheritdoc/>
    public async Task PublishAsync()
    {
        await ReadAsync();
        BeginPublishing();
        await _published;
    }

    private ImmutableArray<GroceryItem> Open => [.. State.Open.Select(entry => entry.Item)];

    // Published also for a repetition: the first attempt may have ended between the write and here.
    private async Task<GroceryOutcome> ChangeAsync(Command command, Func<GroceryList, (GroceryList, GroceryOutcome)> decide)
    {
        var outcome = await ApplyOnceAsync(command, decide);
        BeginPublishing();
        return outcome;
    }

    // Not awaited by commands: a slow store must not delay them. One write at a time, the last state always last.
    private void BeginPublishing()
    {
        _isStale = true;
        if (_published.IsCompleted)
            _published = PublishWhileStaleAsync();
    }

    private async Task PublishWhileStaleAsync()
    {
        while (_isStale)
        {
            _isStale = false;
            await readModel.SetAsync(ReadModelKey, JsonSerializer.Serialize(Open.Select(item => item.Name), JsonSerializerOptions.Web));
        }
    }

    private string ReadModelKey => this.GetPrimaryKeyString() is var key && key == IGroceryGrain.DefaultKey ? "grocery" : $"grocery:{key}";
}

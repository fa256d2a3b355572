using Alfred.ReadModels;

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

    public Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items) =>
        ChangeAsync(command, list => list.Add(command, items));

    public Task<GroceryOutcome> SetAsync(Command command, ImmutableArray<GroceryItem> items) =>
        ChangeAsync(command, list => list.Set(command, items));

    public Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names, string? store = null) =>
        ChangeAsync(command, list => list.Buy(command, names, store));

    public Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names) =>
        ChangeAsync(command, list => list.Remove(command, names));

    public Task<GroceryOutcome> ClearAsync(Command command, string? store = null) =>
        ChangeAsync(command, list => list.Clear(command, store));

    public Task<GroceryOutcome> UndoAsync(Command command, bool isAnyway = false) =>
        ChangeAsync(command, list => list.Undo(command, isAnyway));

    public async Task<DateTimeOffset?> LastChangeAsync(Command command) => (await ReadAsync()).Changes.LastAt(command);

    public Task<GroceryOutcome> SetAisleAsync(Command command, ImmutableArray<string> names, string aisle) =>
        ApplyOnceAsync(command, list => list.SetAisle(names, aisle));

    public Task<GroceryOutcome> SetStaplesAsync(Command command, ImmutableArray<string> names, bool areStaples) =>
        ApplyOnceAsync(command, list => list.SetStaples(names, areStaples));

    public Task<GroceryOutcome> KnowAsync(Command command, string name, bool isStore) =>
        ApplyOnceAsync(command, list => list.Know(command, name, isStore));

    public Task<GroceryOutcome> RenameAsync(Command command, string name, string replacement) =>
        ApplyOnceAsync(command, list => list.Rename(name, replacement));

    public async Task<ImmutableArray<GroceryItem>> ListAsync()
    {
        await ReadAsync();
        return Open;
    }

    public async Task<GroceryView> ViewAsync() => (await ReadAsync()).View;

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

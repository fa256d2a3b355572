namespace Alfred.Groceries;

/// <summary>Keeps what left the household's lists in one month.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("grocery-history")]
public sealed class GroceryHistoryGrain(
    [PersistentState("grocery-history")] IPersistentState<Applied<GroceryMonth, HistoryOutcome>> row, ISettledCommands settled)
    : CommandGrain<GroceryMonth, HistoryOutcome>(row, settled), IGroceryHistoryGrain
{
    public Task<HistoryOutcome> RecordAsync(Command command, Departure departure) =>
        ApplyOnceAsync(command, month => month.Record(departure));

    public Task<HistoryOutcome> TakeBackAsync(Command command, string change) => ApplyOnceAsync(command, month => month.TakeBack(change));

    public Task<HistoryOutcome> RenameAsync(Command command, string name, string replacement) =>
        ApplyOnceAsync(command, month => month.Rename(name, replacement));

    public async Task<ImmutableArray<Departure>> ReadAsync(int year, int month) => (await ReadAsync()).Of(year, month);
}

using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Groceries;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestGroceryHistoryGrain : TestCommandGrain, IGroceryHistoryGrain
{
    private GroceryMonth _month = new();

    public Task<HistoryOutcome> RecordAsync(Command command, Departure departure) => Change(command, () => _month.Record(departure));

    public Task<HistoryOutcome> TakeBackAsync(Command command, string change) => Change(command, () => _month.TakeBack(change));

    public Task<HistoryOutcome> RenameAsync(Command command, string name, string replacement) =>
        Change(command, () => _month.Rename(name, replacement));

    public Task<ImmutableArray<Departure>> ReadAsync(int year, int month) => Task.FromResult(_month.Of(year, month));

    private Task<HistoryOutcome> Change(Command command, Func<(GroceryMonth Month, HistoryOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_month, var outcome) = decide();
            return outcome;
        });
}

using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Chores;
using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Groceries;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The grains that skills call, with the product's own decisions and without a silo. Each command is applied once.</summary>
public sealed class TestGrains : IGroceryGrain, IChoreGrain, IDirectoryGrain, IExpenseGrain
{
    private readonly Dictionary<CommandId, object> _outcomes = [];

    public GroceryList List { get; private set; } = new();

    public ChoreBoard Board { get; private set; } = new();

    public List<Expense> Expenses { get; } = [];

    /// <summary>The language that was set last.</summary>
    public (string Code, bool IsChosen)? Language { get; private set; }

    public ImmutableArray<string> Members { get; init; } = ["Ada", "Bob"];

    public Task<GroceryOutcome> AddAsync(Command command, ImmutableArray<GroceryItem> items) =>
        Change(command, () => List.Add(command, items));

    public Task<GroceryOutcome> BuyAsync(Command command, ImmutableArray<string> names) => Change(command, () => List.Buy(command, names));

    public Task<GroceryOutcome> RemoveAsync(Command command, ImmutableArray<string> names) => Change(command, () => List.Remove(names));

    public Task<ChoreOutcome> AddAsync(Command command, ImmutableArray<Chore> chores) => Change(command, () => Board.Add(command, chores));

    public Task<ChoreOutcome> DoneAsync(Command command, ImmutableArray<string> names) =>
        Change(command, () => Board.Finish(command, names));

    public Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on) => Task.FromResult(Once(command, () =>
    {
        Expenses.Add(new(Expenses.Count + 1, amount, note, command.By, on));
        return Expenses[^1];
    }));

    public Task<ImmutableArray<string>> NamesAsync() => Task.FromResult(Members);

    public Task SetLanguageAsync(MemberId member, string language, bool isChosen)
    {
        Language = (language, isChosen);
        return Task.CompletedTask;
    }

    public Task<Member?> FindAsync(Identity identity, string? shownName) => throw new NotSupportedException();

    public Task LearnAsync(Identity known, Identity other, bool isMove) => throw new NotSupportedException();

    public Task SettleAsync(ImmutableArray<CommandId> commands) => throw new NotSupportedException();

    public Task PublishAsync() => throw new NotSupportedException();

    Task<ImmutableArray<GroceryItem>> IGroceryGrain.ListAsync() =>
        Task.FromResult<ImmutableArray<GroceryItem>>([.. List.Open.Select(entry => entry.Item)]);

    Task<ImmutableArray<Chore>> IChoreGrain.ListAsync() =>
        Task.FromResult<ImmutableArray<Chore>>([.. Board.Open.Select(entry => entry.Chore)]);

    private Task<GroceryOutcome> Change(Command command, Func<(GroceryList List, GroceryOutcome Outcome)> decide) =>
        Task.FromResult(Once(command, () =>
    {
        (List, var outcome) = decide();
        return outcome;
    }));

    private Task<ChoreOutcome> Change(Command command, Func<(ChoreBoard Board, ChoreOutcome Outcome)> decide) =>
        Task.FromResult(Once(command, () =>
    {
        (Board, var outcome) = decide();
        return outcome;
    }));

    private TOutcome Once<TOutcome>(Command command, Func<TOutcome> apply)
        where TOutcome : class
    {
        if (!_outcomes.TryGetValue(command.Id, out var outcome))
            _outcomes[command.Id] = outcome = apply();
        return (TOutcome)outcome;
    }
}

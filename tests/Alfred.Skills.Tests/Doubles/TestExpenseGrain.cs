using Alfred.Commands;
using Alfred.Expenses;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestExpenseGrain : TestCommandGrain, IExpenseGrain
{
    public List<Expense> Expenses { get; } = [];

    public Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on) => OnceAsync(command, () =>
    {
        Expenses.Add(new(Expenses.Count + 1, amount, note, command.By, on));
        return Expenses[^1];
    });
}

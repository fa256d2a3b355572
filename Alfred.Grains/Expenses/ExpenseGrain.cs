using Alfred.Commands;
using Alfred.Diagnostics;

namespace Alfred.Expenses;

/// <summary>The ledger. One writer at a time by its turns; the table's unique command id holds even if there were two.</summary>
[GrainType("expenses")]
internal sealed class ExpenseGrain(ExpenseStore store) : Grain, IExpenseGrain
{
    public async Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on)
    {
        if (amount.Amount <= 0)
            throw new ArgumentOutOfRangeException(nameof(amount), "an expense is greater than 0");
        var expense = await store.LogAsync(command, amount, note, on);
        MessagePath.Reach(MessagePath.Applied);
        return expense;
    }
}

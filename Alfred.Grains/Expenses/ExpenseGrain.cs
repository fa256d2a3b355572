using Alfred.Commands;
using Alfred.Diagnostics;
using Orleans.Concurrency;

namespace Alfred.Expenses;

/// <summary>The ledger. Expenses that come at the same moment share a commit; the table's unique command id holds whoever writes.</summary>
[Reentrant] // Nothing is kept between two calls: each is one conditional insert.
[GrainType("expenses")]
internal sealed class ExpenseGrain(ExpenseStore store) : Grain, IExpenseGrain
{
    public async Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on)
    {
        if (amount.Amount <= 0)
            throw new ArgumentOutOfRangeException(nameof(amount), "an expense is greater than 0");
        var expense = await store.LogAsync(new(command, amount, note, on));
        MessagePath.Reach(MessagePath.Applied);
        return expense;
    }
}

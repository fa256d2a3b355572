using Alfred.Commands;

namespace Alfred.Expenses;

/// <summary>An expense on its way into the ledger.</summary>
internal sealed record NewExpense(Command Command, Money Amount, string? Note, DateOnly On);

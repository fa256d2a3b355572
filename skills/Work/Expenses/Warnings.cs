using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What is said of budgets that come to their end.</summary>
internal static class Warnings
{
    public static IEnumerable<string> Of(ExpenseOutcome outcome, ActionContext context) => outcome.Warnings.Select(warning =>
        context.Language.Say(
            warning.IsUsedUp ? "expenses.budget-over" : "expenses.budget-near",
            ("budget", NameOf(warning.Budget, context)),
            ("spent", ExpenseText.Signed(warning.Budget.Amount with { Amount = warning.Spent }, context.Language)),
            ("amount", AmountText.Show(warning.Budget.Amount, context.Language)),
            ("percent", decimal.Truncate(warning.Spent * 100m / warning.Budget.Amount.Amount))));

    /// <summary>What a budget is for.</summary>
    public static string NameOf(Budget budget, ActionContext context) => budget.Category is { } category
        ? CategoryWords.Of(context.Language).NameOf(category) : context.Language.Say("expenses.everything");
}

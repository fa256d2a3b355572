namespace Alfred.Expenses;

/// <summary>What follows from the policy. Decides only.</summary>
internal static class PolicyRules
{
    /// <summary>
    /// Whether an expense needs an approval. In another currency its value in the limit's counts; where no rate tells it, the bare number
    /// does, so that it is rather asked once too often. A rate that somebody typed can bring it over the limit, never under it: neither
    /// under the bare number nor under what the source of rates says.
    /// </summary>
    public static bool NeedsApproval(this ExpensePolicy policy, Expense expense) =>
        policy.Limit is { } limit && !expense.IsRefund && Counted(expense, limit.Currency) > limit.Amount;

    /// <summary>An expense with the state of approval that the policy asks for.</summary>
    public static Expense WithApproval(this ExpensePolicy policy, Expense expense, DateTimeOffset at)
    {
        var needs = policy.NeedsApproval(expense);
        // To the second: what is stored and what is read back are the same.
        var until = at + ExpensePolicy.ApprovalLifetime;
        return expense with
        {
            Approval = needs ? ApprovalState.Waiting : ApprovalState.NotNeeded,
            ApprovalUntil = needs ? until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)) : null,
            DecidedBy = null,
        };
    }

    /// <summary>What an expense is worth in a currency, not rounded; null when nobody knows.</summary>
    public static decimal? ValueIn(Expense expense, string currency) =>
        expense.Amount.Currency == currency ? expense.Amount.Amount
        : expense.Rate is { } rate && rate.To == currency ? expense.Amount.Amount * rate.Rate
        : null;

    private static decimal Counted(Expense expense, string currency)
    {
        var (bare, value) = (expense.Amount.Amount, ValueIn(expense, currency));
        return value is not { } known ? bare
            : expense.Rate is { IsTyped: true } rate && expense.Amount.Currency != currency
                ? Math.Max(Math.Max(bare, known), bare * (rate.Known ?? 0m)) : known;
    }

    /// <summary>The category that people gave such a note before: the whole note's, else that of words in it; null for none.</summary>
    public static string? LearnedCategory(this ExpensePolicy policy, string? note)
    {
        if (note is null || policy.Learned.IsEmpty)
            return null;
        var typed = Fold(note);
        var spaced = $" {typed} ";
        return policy.Learned.LastOrDefault(learned => learned.Note == typed)?.Category
            ?? policy.Learned.LastOrDefault(learned => spaced.Contains($" {learned.Note} ", StringComparison.Ordinal))?.Category;
    }

    /// <summary>The policy that remembers a corrected category; the same for an expense without a note.</summary>
    public static ExpensePolicy Learn(this ExpensePolicy policy, string? note, string category)
    {
        if (note is null)
            return policy;
        var typed = Fold(note);
        var kept = policy.Learned.RemoveAll(learned => learned.Note == typed).Add(new(typed, category));
        return policy with { Learned = [.. kept.TakeLast(ExpensePolicy.MaxLearned)] };
    }

    /// <summary>The policy with a change.</summary>
    public static ExpensePolicy With(this ExpensePolicy policy, PolicyChange change) => policy with
    {
        Limit = change.EndsLimit ? null : change.Limit ?? policy.Limit,
        Approvers = Approvers(policy.Approvers, change),
        LockedThrough = change.EndsLock ? null : change.LockedThrough ?? policy.LockedThrough,
        Budgets = Budgets(policy.Budgets, change),
        Recurring = Recurring(policy.Recurring, change),
    };

    /// <summary>The month's budgets that an expense brought to 80 % or over their end.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="expense">The expense.</param>
    /// <param name="month">The expenses of its month up to it.</param>
    public static ImmutableArray<BudgetWarning> Warnings(this ExpensePolicy policy, Expense expense, IReadOnlyList<Expense> month)
    {
        var warnings = ImmutableArray.CreateBuilder<BudgetWarning>();
        foreach (var budget in policy.BudgetsOf(expense))
        {
            var spent = month.Where(one => one.Id <= expense.Id && IsOf(budget, one)).Sum(one => Counted(one, budget));
            var threshold = budget.Amount.Amount * BudgetWarning.Share;
            var isNew = spent - Counted(expense, budget) < threshold && spent >= threshold;
            if (isNew || spent >= budget.Amount.Amount)
                warnings.Add(new(budget, spent));
        }

        return warnings.ToImmutable();
    }

    /// <summary>The budgets that an expense counts for.</summary>
    public static IEnumerable<Budget> BudgetsOf(this ExpensePolicy policy, Expense expense) =>
        expense.Counts && !expense.IsRefund ? policy.Budgets.Where(budget => IsOf(budget, expense)) : [];

    private static bool IsOf(Budget budget, Expense expense) =>
        expense.Counts && (budget.Category is null || budget.Category == expense.Category);

    private static decimal Counted(Expense expense, Budget budget) => ExpenseTotals.Value(expense, budget.Amount.Currency)?.Amount ?? 0m;

    private static ImmutableArray<string> Approvers(ImmutableArray<string> approvers, PolicyChange change)
    {
        if (change.NewApprover is { } added && !approvers.Contains(added.Value, StringComparer.Ordinal))
            approvers = approvers.Add(added.Value);
        return change.FormerApprover is { } former ? approvers.Remove(former.Value, StringComparer.Ordinal) : approvers;
    }

    private static ImmutableArray<Budget> Budgets(ImmutableArray<Budget> budgets, PolicyChange change)
    {
        if (change.Budget is { } set)
            budgets = budgets.RemoveAll(budget => budget.Category == set.Category).Add(set);
        return change.EndedBudget is { } ended ? budgets.RemoveAll(budget => (budget.Category ?? "") == ended) : budgets;
    }

    private static ImmutableArray<RecurringExpense> Recurring(ImmutableArray<RecurringExpense> recurring, PolicyChange change)
    {
        if (change.NewRecurring is { } added)
            recurring = recurring.RemoveAll(one => one.Expense == added.Expense).Add(added);
        return change.EndedRecurring is { } ended ? recurring.RemoveAll(one => one.Expense == ended) : recurring;
    }

    private static string Fold(string note) => string.Join(' ', note.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

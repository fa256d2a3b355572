namespace Alfred.Expenses;

/// <summary>What admins decided about the ledger.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-policy")]
public sealed record ExpensePolicy
{
    /// <summary>How long an approval can be given.</summary>
    public static readonly TimeSpan ApprovalLifetime = TimeSpan.FromHours(72);

    /// <summary>More corrected categories than this are forgotten, oldest first.</summary>
    public const int MaxLearned = 500;

    /// <summary>As many recurring expenses a member can have.</summary>
    public const int MaxRecurring = 50;

    /// <summary>Expenses over this amount need an approval; null for none.</summary>
    [Id(0)] public Money? Limit { get; init; }

    /// <summary>The ids of the members who approve, beside admins; empty by default.</summary>
    [Id(1)] public ImmutableArray<string> Approvers { get; init; } = [];

    /// <summary>The last day that nothing changes any more; null for none.</summary>
    [Id(2)] public DateOnly? LockedThrough { get; init; }

    /// <summary>At most one for a category.</summary>
    [Id(3)] public ImmutableArray<Budget> Budgets { get; init; } = [];

    /// <summary>Categories that people corrected, oldest first: the note in small letters, and the category.</summary>
    [Id(4)] public ImmutableArray<LearnedCategory> Learned { get; init; } = [];

    /// <summary>Expenses that are logged again and again, oldest first.</summary>
    [Id(5)] public ImmutableArray<RecurringExpense> Recurring { get; init; } = [];

    /// <summary>True for a day that nothing changes any more.</summary>
    public bool IsLocked(DateOnly day) => day <= LockedThrough;

    /// <summary>True for a member who approves, whatever their role.</summary>
    public bool IsApprover(MemberId? member) => member is { } one && Approvers.Contains(one.Value, StringComparer.Ordinal);

    /// <summary>Hides what is in it: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(policy)";
}

/// <summary>A category that somebody corrected.</summary>
/// <param name="Note">The note that it is for, in small letters.</param>
/// <param name="Category">The category.</param>
[GenerateSerializer, Immutable, Alias("alfred.learned-category")]
public sealed record LearnedCategory([property: Id(0)] string Note, [property: Id(1)] string Category)
{
    /// <summary>Hides the note.</summary>
    public override string ToString() => $"(learned {Category})";
}

/// <summary>An expense that is logged again and again, by a schedule of the member whose it is.</summary>
/// <param name="Expense">The number of the one that was logged first: the others are the same again.</param>
/// <param name="By">The id of the member whose it is.</param>
/// <param name="Every"><c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
/// <param name="Until">The last day; null for no end.</param>
[GenerateSerializer, Immutable, Alias("alfred.recurring-expense")]
public sealed record RecurringExpense(
    [property: Id(0)] long Expense, [property: Id(1)] string By, [property: Id(2)] string Every, [property: Id(3)] DateOnly? Until)
{
    /// <summary>Hides whose it is.</summary>
    public override string ToString() => $"(recurring {Every})";
}

/// <summary>What changes of the policy. Null leaves a value as it is.</summary>
[GenerateSerializer, Immutable, Alias("alfred.policy-change")]
public sealed record PolicyChange
{
    /// <summary>The new limit.</summary>
    [Id(0)] public Money? Limit { get; init; }

    /// <summary>True to end the limit.</summary>
    [Id(1)] public bool EndsLimit { get; init; }

    /// <summary>A member who approves from now on.</summary>
    [Id(2)] public MemberId? NewApprover { get; init; }

    /// <summary>A member who approves no more.</summary>
    [Id(3)] public MemberId? FormerApprover { get; init; }

    /// <summary>The last day of the locked period.</summary>
    [Id(4)] public DateOnly? LockedThrough { get; init; }

    /// <summary>True to open every period again.</summary>
    [Id(5)] public bool EndsLock { get; init; }

    /// <summary>A budget that is set, instead of the one of its category.</summary>
    [Id(6)] public Budget? Budget { get; init; }

    /// <summary>The category whose budget ends; empty for that of everything.</summary>
    [Id(7)] public string? EndedBudget { get; init; }

    /// <summary>An expense that is logged again and again from now on.</summary>
    [Id(8)] public RecurringExpense? NewRecurring { get; init; }

    /// <summary>The number of the first of those that are logged no more.</summary>
    [Id(9)] public long? EndedRecurring { get; init; }

    /// <summary>Hides the names: Orleans writes what a grain is given into its trace logs.</summary>
    public override string ToString() => "(policy change)";
}

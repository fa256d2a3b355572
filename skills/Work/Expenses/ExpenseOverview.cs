using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What a member sees of expenses without asking: what waits for their approval, and their own month.</summary>
internal static class ExpenseOverview
{
    private const int MaxShown = 5;
    private const int MaxLabelLength = 24;

    public static readonly IReadOnlyList<OverviewSection> Sections =
    [
        new() { Title = "expenses.overview-approvals", Position = 10, Show = ApprovalsAsync },
        new() { Title = "expenses.overview-month", Position = 20, Show = MonthAsync },
    ];

    // Of others, for who approves; for everybody else there is nothing to do here.
    private static async Task<Reply?> ApprovalsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var ledger = Ledger.Of(context);
        if (!Approvals.IsApprover(context.Member, await ledger.PolicyAsync()))
            return null;
        var waiting = await ledger.FindAsync(new() { IsWaiting = true });
        var others = waiting.Where(expense => !expense.IsOf(context.Member.Id)).ToArray();
        if (others.Length == 0)
            return new(language.Say("expenses.overview-nothing"));
        var lines = others.Take(MaxShown).Select(expense => ExpenseText.Line(expense, language, hasPerson: true)).ToList();
        if (others.Length > MaxShown)
            lines.Add(language.Say("expenses.overview-more", ("count", others.Length - MaxShown)));
        return new(string.Join('\n', lines))
        {
            Choices = others.Length == 1
                ? Approvals.Buttons(others[0], context)
                : new([.. others.Take(MaxShown).Select(expense => Decide(expense, context))]),
        };
    }

    // Several are decided one by one, each in front of its own two buttons.
    private static Choice Decide(Expense expense, ActionContext context) => new(
        ShortText.Of(context.Language.Say("expenses.overview-decide", ("number", expense.Id)), MaxLabelLength),
        $"show expense {expense.Id}");

    private static async Task<Reply?> MonthAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var month = Arguments.None.With("period", PeriodText.Resolve("month-0", context.Now.Date));
        return (await ViewActions.TotalsAsync(context, month)).Reply;
    }
}

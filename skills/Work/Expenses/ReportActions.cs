using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Reports a month, on demand or on the 1st of each month, with the very rows as a file: both are added up by the same rules.
/// </summary>
internal static class ReportActions
{
    private const string Name = "expense-report";
    private const int MaxBiggest = 5;
    private static readonly LocalTime At = new(8, 0);

    /// <summary>A period is days from here on.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        arguments.Find("period") is { } period
            ? arguments.With("period", PeriodText.Resolve(period, plan.Now.Date)) : arguments);

    public static async Task<Outcome> ReportAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        if (!Ledger.IsAdmin(context))
            return Ledger.AdminsOnly(context);
        // On the 1st the month that is over; asked by somebody, the one that runs.
        var period = arguments.Find("period") is { } resolved ? PeriodText.Parse(resolved)
            : PeriodText.MonthOf(context.Due is { } due ? due.Date.PlusMonths(-1) : context.Now.Date);
        await context.WaitForRoomAsync(cancellationToken);
        var expenses = await FindAsync(context, period);
        var text = string.Join('\n', await LinesAsync(context, period, expenses));
        return new()
        {
            Reply = new(text)
            {
                File = expenses.IsEmpty ? null : FileActions.FileOf(
                    expenses, context, period is null ? null : $"{period.Start:uuuu-MM-dd}/{period.End:uuuu-MM-dd}"),
                // Where it comes every month was said by an admin; who asks for it among others wants to read it alone.
                IsPrivate = context.Due is null,
            },
        };
    }

    /// <summary>Sends it here on the 1st of each month.</summary>
    public static Task<Outcome> MonthlyAsync(ActionContext context)
    {
        if (!Ledger.IsAdmin(context))
            return Task.FromResult(Ledger.AdminsOnly(context));
        var rule = new ScheduleRule.Recurring(
            new(new RecurrenceRule.Monthly(1), Interval: 1, context.Now.Date.With(DateAdjusters.StartOfMonth), At), context.Now.Zone);
        var next = rule.FirstAfter(context.Now.ToInstant())!.Value.Day;
        return Task.FromResult(new Outcome
        {
            Reply = new(context.Language.Say("expenses.report-set", ("day", DayText.Show(next, context.Language)))),
            Schedules = [new ScheduleChange.Set { Name = Name, Rule = rule, Action = new("expenses.report") }],
            Journal = new("set up the monthly expense report"),
        });
    }

    public static Task<Outcome> OffAsync(ActionContext context) =>
        Task.FromResult(!Ledger.IsAdmin(context) ? Ledger.AdminsOnly(context) : new()
        {
            Reply = new(context.Language.Say("expenses.report-ended")),
            Schedules = [new ScheduleChange.Remove { Name = Name }],
            Journal = new("ended the monthly expense report"),
        });

    private static Task<ImmutableArray<Expense>> FindAsync(ActionContext context, DateInterval? period) =>
        Ledger.Of(context).FindAsync(new() { From = period?.Start.ToDateOnly(), To = period?.End.ToDateOnly() });

    private static async Task<List<string>> LinesAsync(ActionContext context, DateInterval? period, ImmutableArray<Expense> expenses)
    {
        var (language, own) = (context.Language, context.Instance.Currency);
        var sum = ExpenseTotals.Sum(expenses, own);
        var lines = new List<string>
        {
            language.Say("expenses.report", ("title", PeriodText.Show(period, language))),
            language.Say(
                "expenses.report-sum", ("sum", ExpenseText.Show(sum, language, own)), ("count", expenses.Length)),
        };
        lines.AddRange(ViewActions.Incomplete(context, expenses));
        if (period is not null && period == PeriodText.MonthOf(period.Start))
        {
            var before = PeriodText.MonthOf(period.Start.PlusDays(-1));
            var earlier = ExpenseTotals.Sum(await FindAsync(context, before), own);
            var change = In(sum, own) - In(earlier, own);
            lines.Add(language.Say(
                "expenses.report-before", ("title", PeriodText.Show(before, language)),
                ("sum", ExpenseText.Show(earlier, language, own)),
                ("change", (change < 0 ? "" : "+") + ExpenseText.Signed(new(change, own), language))));
        }

        if (expenses.IsEmpty)
            return lines;
        lines.AddRange(["", language.Say("expenses.report-categories"), .. ViewActions.Groups(context, expenses, "category")]);
        lines.AddRange(["", language.Say("expenses.report-people"), .. ViewActions.Groups(context, expenses, "person")]);
        var biggest = expenses.Where(expense => !expense.IsRefund)
            .OrderByDescending(expense => PolicyValue(expense, own)).ThenBy(expense => expense.Id).Take(MaxBiggest);
        lines.AddRange(
        [
            "", language.Say("expenses.report-biggest"), .. biggest.Select(expense => ExpenseText.Line(expense, language, hasPerson: true)),
        ]);
        var waiting = expenses.Count(expense => expense.Approval == ApprovalState.Waiting);
        if (waiting > 0)
            lines.AddRange(["", language.Say("expenses.report-waiting", ("count", waiting))]);
        return lines;
    }

    private static decimal PolicyValue(Expense expense, string own) => ExpenseTotals.Value(expense, own)?.Amount ?? expense.Amount.Amount;

    private static decimal In(ImmutableArray<Money> sums, string currency) =>
        sums.FirstOrDefault(sum => sum.Currency == currency)?.Amount ?? 0m;
}

using System.Text.Json;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Logs an expense now and again by a schedule of the member whose it is. Each time the first one is logged once more as it is by then, so
/// that a correction of it counts from then on.
/// </summary>
internal static class RepeatActions
{
    private static readonly LocalTime At = new(9, 0);

    /// <summary>"until December" is the end of the next one.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if (arguments.Find("until") is { } end)
            arguments = arguments.With("until", PeriodText.ResolveEnd(end, plan.Now.Date));
        return arguments.Find("until") is { } day && DayText.Parse(day) <= plan.Now.Date
            ? new Resolution.Unclear(plan.Language.Say("expenses.no-period", ("text", DayText.Show(DayText.Parse(day), plan.Language))))
            : new Resolution.Resolved(arguments);
    }

    public static async Task<Outcome> RepeatAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var (ledger, language) = (Ledger.Of(context), context.Language);
        var outcome = await ledger.LogAsync(
            context.Command, LogActions.Entry(context, arguments, isRefund: false) with { IsRepetition = true });
        var logged = await LogActions.LoggedAsync(context, outcome, cancellationToken);
        if (outcome.Result != ExpenseResult.Done)
            return logged;
        var every = arguments["every"];
        var until = arguments.Find("until") is { } end ? DayText.Parse(end) : (LocalDate?)null;
        var rule = RuleOf(every, context);
        var next = rule.FirstAfter(context.Now.ToInstant())!.Value.Day;
        if (next > until)
        {
            var only = language.Say("expenses.over", ("expense", ExpenseText.Show(outcome.Expense, language, context.Now.Date)));
            return logged with { Reply = new($"{logged.Reply!.Text}\n{only}") };
        }

        var changed = await ledger.ChangePolicyAsync(
            context.Command,
            new() { NewRecurring = new(outcome.Expense.Id, context.Member.Id.Value, every, until?.ToDateOnly()) });
        if (changed.Result == ExpenseResult.Full)
        {
            return logged with
            {
                Reply = new($"{logged.Reply!.Text}\n{language.Say("expenses.repeat-full", ("most", ExpensePolicy.MaxRecurring))}"),
            };
        }

        var said = until is { } last
            ? language.Say(
                "expenses.repeat-until", ("every", language.Say($"expenses.every-{every}")), ("end", DayText.Show(last, language)),
                ("day", DayText.Show(next, language)))
            : language.Say(
                "expenses.repeat-set", ("every", language.Say($"expenses.every-{every}")), ("day", DayText.Show(next, language)));
        var number = outcome.Expense.Id.ToString(CultureInfo.InvariantCulture);
        return logged with
        {
            Reply = new($"{logged.Reply!.Text}\n{said}"),
            Schedules =
            [
                .. logged.Schedules,
                new ScheduleChange.Set
                {
                    Name = NameOf(number),
                    Of = context.Member.Id,
                    Rule = rule,
                    Action = new("expenses.again"),
                    Arguments = Arguments.None.With("number", number),
                },
            ],
        };
    }

    /// <summary>The member's recurring expenses.</summary>
    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var (ledger, language) = (Ledger.Of(context), context.Language);
        var lines = new List<string>();
        foreach (var one in (await ledger.PolicyAsync()).Recurring.Where(one => one.By == context.Member.Id.Value))
        {
            if (await ledger.GetAsync(one.Expense) is { } expense)
            {
                lines.Add(language.Say(
                    "expenses.repeat-line", ("number", one.Expense),
                    ("amount", $"{AmountText.Show(expense.Amount, language)} · {expense.Note}"),
                    ("every", language.Say($"expenses.every-{one.Every}"))));
            }
        }

        return new()
        {
            Reply = new(lines.Count == 0 ? language.Say("expenses.no-repeats") : string.Join('\n', lines)) { IsPrivate = true },
        };
    }

    public static async Task<Outcome> EndAsync(ActionContext context, Arguments arguments)
    {
        var ledger = Ledger.Of(context);
        var number = ExpenseParameters.NumberOf(arguments) ?? 0;
        if (await FindAsync(context, number) is null)
            return Outcome.Say(context.Language.Say("expenses.not-found"));
        await ledger.ChangePolicyAsync(context.Command, new() { EndedRecurring = number });
        return new()
        {
            Reply = new(context.Language.Say("expenses.repeat-ended", ("number", number))),
            Schedules = [Remove(context, number)],
            Journal = new(
                string.Create(CultureInfo.InvariantCulture, $"ended the recurring expense {number}"),
                JsonSerializer.Serialize(new { number }, JsonSerializerOptions.Web)),
        };
    }

    /// <summary>What the schedule brings: the same once more, until the end, or until the first one was taken back.</summary>
    public static async Task<Outcome> OccurAsync(
        ActionContext context, long number, ZonedDateTime due, CancellationToken cancellationToken)
    {
        var (ledger, day) = (Ledger.Of(context), due.Date);
        var recurring = await FindAsync(context, number);
        var until = recurring?.Until is { } end ? LocalDate.FromDateOnly(end) : (LocalDate?)null;
        var first = await ledger.GetAsync(number);
        if (recurring is null || first is null or { IsVoid: true } || day > until)
            return new() { Schedules = [Remove(context, number)] };
        var logged = await LogActions.LoggedAsync(
            context, await ledger.LogAgainAsync(context.Command, number, day.ToDateOnly()), cancellationToken);
        if (!(RuleOf(recurring.Every, context).FirstAfter(due.ToInstant())?.Day > until))
            return logged;
        var over = context.Language.Say("expenses.over", ("expense", ExpenseText.Show(first, context.Language, day)));
        return logged with
        {
            Reply = new($"{logged.Reply!.Text}\n{over}"),
            Schedules = [.. logged.Schedules, Remove(context, number)],
        };
    }

    /// <summary>Ends the schedules of what recurred for a member who is forgotten.</summary>
    public static IEnumerable<ScheduleChange> Ends(ActionContext context, ExpensePolicy ended) =>
        ended.Recurring.Select(one => Remove(context, one.Expense));

    private static async Task<RecurringExpense?> FindAsync(ActionContext context, long number) =>
        (await Ledger.Of(context).PolicyAsync()).Recurring.FirstOrDefault(
            one => one.Expense == number && one.By == context.Member.Id.Value);

    private static ScheduleChange.Remove Remove(ActionContext context, long number) => new()
    {
        Name = NameOf(number.ToString(CultureInfo.InvariantCulture)),
        Of = context.Member.Id,
    };

    private static string NameOf(string number) => $"recurring-{number}";

    // From tomorrow on: today's is logged already.
    private static ScheduleRule.Recurring RuleOf(string every, ActionContext context)
    {
        var today = context.Now.Date;
        var (rule, interval) = every switch
        {
            "week" => ((RecurrenceRule)new RecurrenceRule.Weekly(WeekdaySets.Of(today.DayOfWeek)), 1),
            "quarter" => (new RecurrenceRule.Monthly(today.Day), 3),
            "year" => (new RecurrenceRule.Yearly(today.Month, today.Day), 1),
            _ => (new RecurrenceRule.Monthly(today.Day), 1),
        };
        var start = every switch
        {
            "week" => today.PlusWeeks(1),
            "quarter" => today.PlusMonths(3),
            "year" => today.PlusYears(1),
            _ => today.PlusMonths(1),
        };
        return new(new(rule, interval, start, At), context.Now.Zone);
    }
}

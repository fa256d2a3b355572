using System.Text.Json;
using Alfred.Expenses;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What admins decide: limit, approvers, locked period, budgets.</summary>
internal static class PolicyActions
{
    /// <summary>A period is days from here on.</summary>
    public static Resolution ResolvePeriod(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        arguments.With("period", PeriodText.Resolve(arguments["period"], plan.Now.Date)));

    public static async Task<Outcome> LimitAsync(ActionContext context, Arguments arguments) =>
        OtherCurrency(context, arguments) ?? await ChangeAsync(
            context, new() { Limit = Money.Parse(arguments["amount"]) },
            policy => context.Language.Say("expenses.limit-set", ("limit", AmountText.Show(policy.Limit!, context.Language))));

    public static Task<Outcome> NoLimitAsync(ActionContext context) =>
        ChangeAsync(context, new() { EndsLimit = true }, _ => context.Language.Say("expenses.limit-ended"));

    public static async Task<Outcome> ApproverAsync(ActionContext context, Arguments arguments) =>
        !Ledger.IsAdmin(context) ? Ledger.AdminsOnly(context)
        : await Ledger.FindMemberAsync(context, arguments["person"]) is { } member
            ? TakenName.Ask(context, member, arguments["person"], $"\"{member.Name}\" approves expenses") ?? await ChangeAsync(
                context, new() { NewApprover = member.Id }, _ => context.Language.Say("expenses.approver", ("person", member.Name)))
            : Ledger.Unknown(context, arguments["person"]);

    public static async Task<Outcome> NoApproverAsync(ActionContext context, Arguments arguments) =>
        await Ledger.FindMemberAsync(context, arguments["person"]) is { } member
            ? await ChangeAsync(
                context, new() { FormerApprover = member.Id },
                _ => context.Language.Say("expenses.approver-ended", ("person", member.Name)))
            : Ledger.Unknown(context, arguments["person"]);

    /// <summary>Locks everything up to the end of a period.</summary>
    public static async Task<Outcome> LockAsync(ActionContext context, Arguments arguments)
    {
        var period = PeriodText.Parse(arguments["period"]);
        var end = period?.End is { } last && last < context.Now.Date ? last : context.Now.Date.PlusDays(-1);
        return await ChangeAsync(
            context, new() { LockedThrough = end.ToDateOnly() },
            _ => context.Language.Say("expenses.lock-set", ("day", DayText.Show(end, context.Language))));
    }

    public static Task<Outcome> UnlockAsync(ActionContext context) =>
        ChangeAsync(context, new() { EndsLock = true }, _ => context.Language.Say("expenses.lock-ended"));

    public static async Task<Outcome> BudgetAsync(ActionContext context, Arguments arguments)
    {
        if (OtherCurrency(context, arguments) is { } refused)
            return refused;
        var budget = new Budget(arguments.Find("category"), Money.Parse(arguments["amount"]));
        return await ChangeAsync(context, new() { Budget = budget }, _ => context.Language.Say(
            "expenses.budget-set", ("budget", Warnings.NameOf(budget, context)),
            ("amount", AmountText.Show(budget.Amount, context.Language))));
    }

    public static Task<Outcome> NoBudgetAsync(ActionContext context, Arguments arguments) =>
        ChangeAsync(
            context, new() { EndedBudget = arguments.Find("category") ?? "" }, _ => context.Language.Say("expenses.budget-ended"));

    /// <summary>What is decided, with what is left of each budget this month for who may see it.</summary>
    public static async Task<Outcome> ShowAsync(ActionContext context)
    {
        var (ledger, language) = (Ledger.Of(context), context.Language);
        var policy = await ledger.PolicyAsync();
        var lines = new List<string>();
        if (policy.Limit is { } limit)
            lines.Add(language.Say("expenses.limit-set", ("limit", AmountText.Show(limit, language))));
        var approvers = (await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync())
            .Where(member => policy.IsApprover(member.Id) && member.Role.Allows(MemberRole.Adult))
            .Select(static member => member.Name).ToArray();
        if (approvers.Length > 0)
            lines.Add(language.Say("expenses.approvers", ("people", Texts.And(approvers, language))));
        if (policy.LockedThrough is { } day)
            lines.Add(language.Say("expenses.lock-set", ("day", DayText.Show(LocalDate.FromDateOnly(day), language))));
        var month = PeriodText.MonthOf(context.Now.Date);
        var spent = policy.Budgets.IsEmpty ? [] : await ledger.FindAsync(new()
        {
            From = month.Start.ToDateOnly(),
            To = month.End.ToDateOnly(),
        });
        foreach (var budget in policy.Budgets)
        {
            var of = spent.Where(expense => budget.Category is null || expense.Category == budget.Category)
                .Sum(expense => ExpenseTotals.Value(expense, budget.Amount.Currency)?.Amount ?? 0m);
            lines.Add(language.Say(
                "expenses.budget-line", ("budget", Warnings.NameOf(budget, context)),
                ("spent", ExpenseText.Signed(budget.Amount with { Amount = of }, language)),
                ("amount", AmountText.Show(budget.Amount, language))));
        }

        return Outcome.Say(lines.Count == 0 ? language.Say("expenses.no-rules") : string.Join('\n', lines));
    }

    // What is worth what changes every day; the value in the instance's currency is known of each expense.
    private static Outcome? OtherCurrency(ActionContext context, Arguments arguments) =>
        Money.Parse(arguments["amount"]).Currency == context.Instance.Currency
            ? null : Outcome.Say(context.Language.Say("expenses.own-currency", ("currency", context.Instance.Currency)));

    private static async Task<Outcome> ChangeAsync(ActionContext context, PolicyChange change, Func<ExpensePolicy, string> say)
    {
        if (!Ledger.IsAdmin(context))
            return Ledger.AdminsOnly(context);
        var outcome = await Ledger.Of(context).ChangePolicyAsync(context.Command, change);
        return new()
        {
            Reply = new(say(outcome.Policy)),
            Journal = new("changed the rules for expenses", JsonSerializer.Serialize(change, JsonSerializerOptions.Web)),
        };
    }
}

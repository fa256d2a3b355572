using Alfred.Expenses;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Who approves, how they are asked, and how the answer gets back.</summary>
internal static class Approvals
{
    private const string Show = "expenses.show";

    /// <summary>Asks everybody who may approve expenses that wait. Each is told in their own conversation.</summary>
    public static async Task<IEnumerable<ScheduleChange>> RequestsAsync(ActionContext context, ImmutableArray<Expense> expenses)
    {
        var waiting = expenses.Where(expense => expense.Approval == ApprovalState.Waiting).ToArray();
        if (waiting.Length == 0)
            return [];
        var policy = await Ledger.Of(context).PolicyAsync();
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        return waiting.SelectMany(expense => ApproversOf(expense, members, policy).Select(member => Tell(context, member, expense)));
    }

    /// <summary>Tells the member whose expense it is what became of it.</summary>
    public static async Task<IEnumerable<ScheduleChange>> AnswerAsync(ActionContext context, Expense expense)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        return members.Where(member => expense.IsOf(member.Id) && member.IsReachable).Select(member => Tell(context, member, expense));
    }

    /// <summary>Why an expense waits, and for whom.</summary>
    public static async Task<string> ExplainAsync(ActionContext context, ExpenseOutcome outcome)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        var names = ApproversOf(outcome.Expense, members, outcome.Policy).Select(member => member.Name).ToArray();
        return names.Length == 0
            ? context.Language.Say("expenses.nobody-approves", ("number", outcome.Expense.Id))
            : context.Language.Say(
                "expenses.waits", ("limit", AmountText.Show(outcome.Policy.Limit!, context.Language)),
                ("people", Texts.Or(names, context.Language)), ("number", outcome.Expense.Id));
    }

    /// <summary>
    /// The two answers of an approver, to what is shown above them and nothing else. In English, which is always understood.
    /// </summary>
    public static Choices Buttons(Expense expense, ActionContext context) => new(
    [
        new(context.Language.Say("expenses.approve-label"), $"approve expense {expense.Id} as shown {expense.Fingerprint}"),
        new(context.Language.Say("expenses.reject-label"), $"reject expense {expense.Id} as shown {expense.Fingerprint}"),
    ]);

    /// <summary>True for a member who may approve others' expenses.</summary>
    public static bool IsApprover(Member member, ExpensePolicy policy) =>
        member.Role == MemberRole.Admin || (member.Role.Allows(MemberRole.Adult) && policy.IsApprover(member.Id));

    /// <summary>True for an expense that a member may see: their own, one that they had to approve, for an admin any.</summary>
    public static bool MaySee(ActionContext context, Expense expense, ExpensePolicy policy) =>
        expense.IsOf(context.Member.Id) || Ledger.IsAdmin(context)
        || (IsApprover(context.Member, policy) && expense.Approval != ApprovalState.NotNeeded);

    private static IEnumerable<Member> ApproversOf(Expense expense, IEnumerable<Member> members, ExpensePolicy policy) =>
        members.Where(member => IsApprover(member, policy) && !expense.IsOf(member.Id) && member.IsReachable);

    private static ScheduleChange.Set Tell(ActionContext context, Member member, Expense expense)
    {
        var number = expense.Id.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Name = $"expense-{number}",
            Of = member.Id,
            Rule = new ScheduleRule.Once(context.Now.ToInstant()),
            Action = new(Show),
            Arguments = Arguments.None.With("number", number),
        };
    }
}

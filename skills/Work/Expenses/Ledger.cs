using Alfred.Expenses;
using Alfred.Skills.Shared.Members;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What the actions have in common: the ledger, who may see what, and what a refusal says.</summary>
internal static class Ledger
{
    public static IExpenseGrain Of(ActionContext context) => context.Grain<IExpenseGrain>(IExpenseGrain.DefaultKey);

    /// <summary>True for a member who sees and changes everybody's expenses.</summary>
    public static bool IsAdmin(ActionContext context) => context.Member.Role == MemberRole.Admin;

    /// <summary>The member of a name as somebody typed it; null for none.</summary>
    public static async Task<Member?> FindMemberAsync(ActionContext context, string name)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        var typed = TakenName.Bare(name);
        return members.FirstOrDefault(member => string.Equals(member.Name, typed, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What to say to a name that is nobody's.</summary>
    public static Outcome Unknown(ActionContext context, string name) =>
        Outcome.Say(context.Language.Say("expenses.nobody", ("person", name)));

    /// <summary>What to say to somebody who is no admin.</summary>
    public static Outcome AdminsOnly(ActionContext context) =>
        new() { Reply = new(context.Language.Say("expenses.admins-only")) { IsPrivate = true } };

    /// <summary>Why a command did nothing.</summary>
    public static Outcome Refused(ActionContext context, ExpenseOutcome outcome)
    {
        var language = context.Language;
        return Outcome.Say(outcome.Result switch
        {
            ExpenseResult.Locked => language.Say(
                "expenses.locked", ("day", DayText.Show(LocalDate.FromDateOnly(outcome.Policy.LockedThrough!.Value), language))),
            ExpenseResult.NotAllowed => language.Say("expenses.not-approver"),
            ExpenseResult.OwnExpense => language.Say("expenses.own"),
            ExpenseResult.OwnerForgotten => language.Say("expenses.owner-forgotten", ("number", outcome.Expense.Id)),
            ExpenseResult.AlreadyDecided => language.Say(
                "expenses.decided", ("expense", ExpenseText.Line(outcome.Expense, language, hasPerson: true))),
            ExpenseResult.Expired => language.Say("expenses.expired", ("number", outcome.Expense.Id), ("person", outcome.Expense.By)),
            ExpenseResult.NotWaiting => language.Say("expenses.not-waiting", ("number", outcome.Expense.Id)),
            ExpenseResult.Unchanged => language.Say(
                "expenses.unchanged", ("expense", ExpenseText.Line(outcome.Expense, language, hasPerson: false))),
            ExpenseResult.RatesMissing => language.Say("expenses.rates-missing"),
            ExpenseResult.KnownReceipt => language.Say("expenses.receipt-known", ("number", outcome.Expense.Id)),
            _ => language.Say("expenses.not-found"),
        });
    }
}

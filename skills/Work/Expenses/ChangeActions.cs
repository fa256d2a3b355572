using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Corrects expenses, takes them back, approves and rejects them.</summary>
internal static class ChangeActions
{
    /// <summary>A day is a date from here on.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan) =>
        DayText.Resolve(arguments, "day", plan.Now.Date, plan.Language);

    public static async Task<Outcome> EditAsync(ActionContext context, Arguments arguments)
    {
        var day = arguments.Find("day") is { } named ? DayText.Parse(named).ToDateOnly() : (DateOnly?)null;
        var parts = NoteText.Split(arguments.Find("note"), context.Language);
        var correction = new ExpenseCorrection
        {
            Amount = arguments.Find("amount") is { } amount ? Money.Parse(amount) : null,
            Note = parts.Note,
            On = day,
            Category = arguments.Find("category")
                ?? (parts.Category is { } typed ? CategoryWords.Of(context.Language).FindOrMake(typed) : null),
            Client = arguments.Find("client") ?? parts.Client,
            Rate = arguments.Find("rate") is { } rate
                ? new(
                    decimal.Parse(rate, CultureInfo.InvariantCulture), context.Instance.Currency, day ?? context.Now.Date.ToDateOnly(),
                    IsTyped: true)
                : null,
        };
        var outcome = await Ledger.Of(context).CorrectAsync(
            context.Command, ExpenseParameters.NumberOf(arguments), correction, Ledger.IsAdmin(context));
        return outcome.Result == ExpenseResult.Done
            ? await ChangedAsync(context, outcome, "expenses.corrected", "corrected") : Ledger.Refused(context, outcome);
    }

    public static async Task<Outcome> VoidAsync(ActionContext context, Arguments arguments)
    {
        var outcome = await Ledger.Of(context).VoidAsync(
            context.Command, ExpenseParameters.NumberOf(arguments), Ledger.IsAdmin(context));
        return outcome.Result == ExpenseResult.Done
            ? await ChangedAsync(context, outcome, "expenses.voided", "took back") : Ledger.Refused(context, outcome);
    }

    public static Task<Outcome> ApproveAsync(ActionContext context, Arguments arguments) =>
        DecideAsync(context, arguments, isApproved: true);

    public static Task<Outcome> RejectAsync(ActionContext context, Arguments arguments) =>
        DecideAsync(context, arguments, isApproved: false);

    /// <summary>Asks for an approval whose time ran out.</summary>
    public static async Task<Outcome> AskAgainAsync(ActionContext context, Arguments arguments)
    {
        var outcome = await Ledger.Of(context).AskAgainAsync(context.Command, ExpenseParameters.NumberOf(arguments) ?? 0);
        return outcome.Result != ExpenseResult.Done ? Ledger.Refused(context, outcome) : new()
        {
            Reply = new(await Approvals.ExplainAsync(context, outcome)),
            Journal = Note(context, "asked again to approve", outcome),
            Schedules = [.. await Approvals.RequestsAsync(context, outcome.Expenses)],
        };
    }

    /// <summary>Takes back what the member did last, for "undo".</summary>
    public static async Task<Outcome> UndoAsync(ActionContext context)
    {
        var language = context.Language;
        var outcome = await Ledger.Of(context).UndoAsync(context.Command, Ledger.IsAdmin(context));
        if (outcome.Result == ExpenseResult.ChangedSince)
            return Outcome.Say(language.Say(
                "expenses.changed-since", ("expense", ExpenseText.Line(outcome.Expense, language, hasPerson: false)),
                ("number", outcome.Expense.Id)));
        if (outcome.Result != ExpenseResult.Done)
            return Ledger.Refused(context, outcome);
        var reply = outcome.Expenses.Length > 1
            ? language.Say("expenses.undone-several", ("count", outcome.Expenses.Length))
            : language.Say(
                outcome.Expense.IsVoid ? "expenses.undone-logged" : "expenses.undone-changed",
                ("expense", ExpenseText.Show(outcome.Expense, language, context.Now.Date)));
        ImmutableArray<Expense> waiting =
            [.. outcome.Expenses.Where(static expense => expense is { Approval: ApprovalState.Waiting, IsVoid: false })];
        return new()
        {
            Reply = new(waiting.IsEmpty ? reply : $"{reply}\n{await Approvals.ExplainAsync(context, outcome)}"),
            Journal = Note(context, "took back:", outcome),
            Schedules = waiting.IsEmpty ? [] : [.. await Approvals.RequestsAsync(context, waiting)],
        };
    }

    private static async Task<Outcome> DecideAsync(ActionContext context, Arguments arguments, bool isApproved)
    {
        var outcome = await Ledger.Of(context).DecideAsync(
            context.Command, ExpenseParameters.NumberOf(arguments) ?? 0, isApproved, Ledger.IsAdmin(context),
            arguments.Find(ExpenseParameters.Shown.Name));
        if (outcome.Result == ExpenseResult.ChangedSince)
            return Outcome.Say(
                context.Language.Say(
                    "expenses.changed-since-shown", ("expense", ExpenseText.Line(outcome.Expense, context.Language, hasPerson: true))),
                Approvals.Buttons(outcome.Expense, context));
        if (outcome.Result != ExpenseResult.Done)
            return Ledger.Refused(context, outcome);
        return new()
        {
            Reply = new(context.Language.Say(
                isApproved ? "expenses.approved" : "expenses.rejected",
                ("expense", ExpenseText.Show(outcome.Expense, context.Language, context.Now.Date)), ("person", outcome.Expense.By))),
            Journal = Note(context, isApproved ? "approved" : "rejected", outcome),
            Schedules = [.. await Approvals.AnswerAsync(context, outcome.Expense)],
        };
    }

    private static async Task<Outcome> ChangedAsync(ActionContext context, ExpenseOutcome outcome, string reply, string verb)
    {
        var lines = new List<string>
        {
            context.Language.Say(reply, ("expense", ExpenseText.Show(outcome.Expense, context.Language, context.Now.Date))),
        };
        // Whoever was asked before was shown something else.
        var isNew = outcome.Expense is { Approval: ApprovalState.Waiting, IsVoid: false };
        if (isNew)
            lines.Add(await Approvals.ExplainAsync(context, outcome));
        return new()
        {
            Reply = new(string.Join('\n', lines)),
            Journal = Note(context, verb, outcome),
            Schedules = isNew ? [.. await Approvals.RequestsAsync(context, outcome.Expenses)] : [],
        };
    }

    private static JournalNote Note(ActionContext context, string verb, ExpenseOutcome outcome) =>
        ExpenseText.Journal(context, verb, outcome.Expenses);
}

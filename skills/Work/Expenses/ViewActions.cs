using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Shows expenses. What somebody spent is theirs and the admins' to see, so that answers are private.</summary>
internal static class ViewActions
{
    private const int MaxShown = 20;

    /// <summary>The period that is meant; the month of the moment when none was said.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        arguments.With("period", PeriodText.Resolve(arguments.Find("period") ?? "month-0", plan.Now.Date)));

    public static async Task<Outcome> ListAsync(ActionContext context, Arguments arguments)
    {
        var selection = await SelectAsync(context, arguments);
        if (selection.Problem is { } problem)
            return problem;
        var (expenses, title) = (selection.Expenses, selection.Title);
        if (expenses.IsEmpty)
            return Private(context.Language.Say("expenses.none", ("title", title)));
        var hasPerson = selection.Person is null;
        var lines = expenses.TakeLast(MaxShown).Select(expense => ExpenseText.Line(expense, context.Language, hasPerson)).ToList();
        if (expenses.Length > MaxShown)
            lines.Insert(0, context.Language.Say("expenses.earlier", ("count", expenses.Length - MaxShown)));
        return Private(string.Join('\n', [Heading(context, title, expenses), .. lines]));
    }

    public static async Task<Outcome> TotalsAsync(ActionContext context, Arguments arguments)
    {
        var selection = await SelectAsync(context, arguments);
        if (selection.Problem is { } problem)
            return problem;
        if (selection.Expenses.IsEmpty)
            return Private(context.Language.Say("expenses.none", ("title", selection.Title)));
        var by = arguments.Find("by") ?? (selection.Person is null ? "person" : "category");
        return Private(string.Join(
            '\n', [Heading(context, selection.Title, selection.Expenses), .. Groups(context, selection.Expenses, by)]));
    }

    /// <summary>One expense, with what can be done about it. An approver is sent here, too.</summary>
    public static async Task<Outcome> ShowAsync(ActionContext context, Arguments arguments)
    {
        var ledger = Ledger.Of(context);
        var policy = await ledger.PolicyAsync();
        if (await ledger.GetAsync(ExpenseParameters.NumberOf(arguments) ?? 0) is not { } expense
            || !Approvals.MaySee(context, expense, policy))
            return Private(context.Language.Say("expenses.not-found"));
        var isMine = expense.IsOf(context.Member.Id);
        var line = ExpenseText.Line(expense, context.Language, hasPerson: !isMine);
        var canDecide = !isMine && Approvals.IsApprover(context.Member, policy)
            && expense is { Approval: ApprovalState.Waiting, IsVoid: false };
        return new()
        {
            Reply = new(canDecide ? context.Language.Say("expenses.asks", ("expense", line)) : line)
            {
                Choices = canDecide ? Approvals.Buttons(expense, context) : null,
                IsPrivate = true,
            },
        };
    }

    /// <summary>What waits for an approval: everybody's for an approver, else one's own.</summary>
    public static async Task<Outcome> ApprovalsAsync(ActionContext context)
    {
        var ledger = Ledger.Of(context);
        var isApprover = Approvals.IsApprover(context.Member, await ledger.PolicyAsync());
        var waiting = await ledger.FindAsync(new() { IsWaiting = true, Owner = isApprover ? null : context.Member.Id });
        if (waiting.IsEmpty)
            return Private(context.Language.Say("expenses.nothing-waits"));
        var lines = waiting.Take(MaxShown).Select(expense => ExpenseText.Line(expense, context.Language, hasPerson: isApprover));
        var others = isApprover ? waiting.Where(expense => !expense.IsOf(context.Member.Id)).ToArray() : [];
        return new()
        {
            Reply = new(string.Join('\n', [context.Language.Say("expenses.waiting", ("count", waiting.Length)), .. lines]))
            {
                Choices = others.Length == 1 ? Approvals.Buttons(others[0], context) : null,
                IsPrivate = true,
            },
        };
    }

    /// <summary>Sums of groups, a line each.</summary>
    public static IEnumerable<string> Groups(ActionContext context, IEnumerable<Expense> expenses, string by)
    {
        var language = context.Language;
        var categories = CategoryWords.Of(language);
        Func<Expense, string> group = by switch
        {
            "person" => expense => expense.By,
            "client" => expense => expense.Client is { } client ? $"@{client}" : language.Say("expenses.no-client"),
            "currency" => expense => expense.Amount.Currency,
            "month" => expense => expense.On.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
            _ => expense => categories.NameOf(expense.Category),
        };
        // In its own currency an expense needs no rate.
        var currency = by == "currency" ? "" : context.Instance.Currency;
        var groups = ExpenseTotals.By(expenses, group, currency);
        return (by == "month" ? groups.OrderBy(one => one.Group, StringComparer.Ordinal) : groups.AsEnumerable())
            .Select(one => $"{one.Group}: {ExpenseText.Show(one.Sum, language, context.Instance.Currency)} ({one.Count})");
    }

    /// <summary>What is asked for, as far as this member may see it.</summary>
    public static async Task<Selection> SelectAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var period = PeriodText.Parse(arguments.Find("period") ?? "/");
        var asked = arguments.Find("person") ?? arguments.Find("scope") ?? context.Member.Name;
        var person = asked == ExpenseParameters.Everybody ? null : await Ledger.FindMemberAsync(context, asked);
        if (person is null && asked != ExpenseParameters.Everybody)
            return new([], "", null) { Problem = Ledger.Unknown(context, asked) };
        if (person?.Id != context.Member.Id && !Ledger.IsAdmin(context))
            return new([], "", null) { Problem = Ledger.AdminsOnly(context) };
        var expenses = await Ledger.Of(context).FindAsync(new()
        {
            From = period?.Start.ToDateOnly(),
            To = period?.End.ToDateOnly(),
            Owner = person?.Id,
            Category = arguments.Find("category"),
            Client = arguments.Find("client"),
        });
        string?[] parts =
        [
            person?.Id == context.Member.Id ? null : person?.Name ?? language.Say("expenses.everybody"),
            arguments.Find("category") is { } category ? CategoryWords.Of(language).NameOf(category) : null,
            arguments.Find("client") is { } client ? $"@{client}" : null,
            PeriodText.Show(period, language),
        ];
        return new(expenses, string.Join(", ", parts.OfType<string>()), person?.Name);
    }

    /// <summary>That these are not all of them; empty where they are.</summary>
    public static IEnumerable<string> Incomplete(ActionContext context, ImmutableArray<Expense> expenses) =>
        expenses.Length < ExpenseQuery.MaxFound ? [] : [context.Language.Say("expenses.incomplete", ("count", expenses.Length))];

    private static string Heading(ActionContext context, string title, ImmutableArray<Expense> expenses) => string.Join('\n',
    [
        context.Language.Say(
            "expenses.total", ("title", title), ("count", expenses.Length),
            ("sum", ExpenseText.Show(ExpenseTotals.Sum(expenses, context.Instance.Currency), context.Language, context.Instance.Currency))),
        .. Incomplete(context, expenses),
    ]);

    private static Outcome Private(string text) => new() { Reply = new(text) { IsPrivate = true } };
}

/// <summary>Expenses that somebody asked for.</summary>
/// <param name="Expenses">By day.</param>
/// <param name="Title">What they are, in words.</param>
/// <param name="Person">Whose; null for everybody's.</param>
internal sealed record Selection(ImmutableArray<Expense> Expenses, string Title, string? Person)
{
    /// <summary>Why there are none to see; null when there may be.</summary>
    public Outcome? Problem { get; init; }
}

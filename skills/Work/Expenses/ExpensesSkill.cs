using Alfred.Model;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What a team spends: logged in one line, corrected, approved, added up, exported.</summary>
public sealed class ExpensesSkill : Skill, IUndoable, IPersonalData, IShowsNames
{
    private static readonly Form LogForm = new()
    {
        Action = new("expenses.log"),
        Fields =
        [
            FormField.Of("amount", FieldKind.Text, isRequired: true), FormField.Of("note", FieldKind.Text, isRequired: false),
            FormField.Of("day", FieldKind.Day, isRequired: false),
        ],
    };

    private static readonly ImmutableArray<Parameter> Selected =
    [
        ExpenseParameters.Period, ExpenseParameters.Person.Optional(), ExpenseParameters.Scope, ExpenseParameters.KnownCategory,
        ExpenseParameters.Client, ExpenseParameters.Since,
    ];

    public override string Name => "expenses";

    public override int Position => 10;

    public override IReadOnlyList<OverviewSection> Overview => ExpenseOverview.Sections;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "log",
            Effect = Effect.Write,
            Parameters =
            [
                ExpenseParameters.Amount, ExpenseParameters.Note, ExpenseParameters.Day, ExpenseParameters.Priced,
                ExpenseParameters.Counted,
            ],
            Form = LogForm,
            // A number alone may answer anything, and "the invoice is 1200 euros" tells of money that nobody here has spent.
            IsOffered = static (text, context) => text.Contains(' ', StringComparison.Ordinal)
                && AmountText.Find(text, context.Language, context.Instance.Currency) is AmountResult.Amount { Value: > 0 } found
                && (found.Currency is not null || found.Value.Scale > 0)
                && !text.Split(' ').Any(word => ExpenseWords.Of(context.Language).About.Contains(FoldedName.Of(word))),
            // The total as it is printed. What was paid for is not added up, and not guessed.
            FromPicture = static picture => picture is { Kind: PictureKind.Receipt, Total: { } total }
                ? Arguments.None.With(ExpenseParameters.Amount.Name, $"{total} {picture.Currency}".TrimEnd())
                    .With(ExpenseParameters.Note.Name, picture.Merchant ?? "")
                : null,
            Resolve = static (arguments, plan) => LogActions.Resolve(arguments, plan, "expense"),
            Run = LogActions.LogAsync,
        },
        Write("refund", LogActions.RefundAsync, ExpenseParameters.Amount, ExpenseParameters.Note, ExpenseParameters.Day)
            with { Resolve = static (arguments, plan) => LogActions.Resolve(arguments, plan, "refund") },
        Write("split", LogActions.SplitAsync, ExpenseParameters.Amount, ExpenseParameters.Note, ExpenseParameters.People),
        // Declared, so that what recurs ends for whoever was made a guest (see Rights).
        Write("again", LogActions.AgainAsync, ExpenseParameters.Number).AnsweredInPrivate() with { Needs = MemberRole.Child },
        View(Read("list", ViewActions.ListAsync, Selected)) with { Resolve = ViewActions.Resolve },
        View(Read("totals", ViewActions.TotalsAsync, Selected.Add(ExpenseParameters.By))) with { Resolve = ViewActions.Resolve },
        View(Read("show", ViewActions.ShowAsync, ExpenseParameters.Number)),
        Write(
            "edit", ChangeActions.EditAsync, ExpenseParameters.Number.Optional(), ExpenseParameters.Amount.Optional(),
            ExpenseParameters.Note, ExpenseParameters.Day, ExpenseParameters.Category.Optional(), ExpenseParameters.Client,
            ExpenseParameters.Rate).AnsweredInPrivate() with { Resolve = ChangeActions.Resolve },
        Write("void", ChangeActions.VoidAsync, ExpenseParameters.Number.Optional()).AnsweredInPrivate(),
        View(Read("approvals", ViewActions.ApprovalsAsync)),
        Rule(Write("approve", ChangeActions.ApproveAsync, ExpenseParameters.Number, ExpenseParameters.Shown)).AnsweredInPrivate(),
        Rule(Write("reject", ChangeActions.RejectAsync, ExpenseParameters.Number, ExpenseParameters.Shown)).AnsweredInPrivate(),
        Lasting(Write("ask-again", ChangeActions.AskAgainAsync, ExpenseParameters.Number)).AnsweredInPrivate(),
        View(Read("rules", PolicyActions.ShowAsync)).AnsweredInPrivate(),
        Rule(Write("limit", PolicyActions.LimitAsync, ExpenseParameters.Amount)),
        Rule(Write("no-limit", PolicyActions.NoLimitAsync)),
        Rule(Write("approver", PolicyActions.ApproverAsync, ExpenseParameters.Person)),
        Rule(Write("no-approver", PolicyActions.NoApproverAsync, ExpenseParameters.Person)),
        Rule(Write("lock", PolicyActions.LockAsync, ExpenseParameters.Period with { IsRequired = true }))
            with { Resolve = PolicyActions.ResolvePeriod },
        Rule(Write("unlock", PolicyActions.UnlockAsync)),
        Rule(Write("budget", PolicyActions.BudgetAsync, ExpenseParameters.KnownCategory, ExpenseParameters.Amount)),
        Rule(Write("no-budget", PolicyActions.NoBudgetAsync, ExpenseParameters.KnownCategory)),
        View(Read("export", FileActions.ExportAsync, Selected)) with { Resolve = ViewActions.Resolve },
        Rule(Write("import", FileActions.ImportAsync)),
        Lasting(Write("receipt", FileActions.ReceiptAsync, ExpenseParameters.Number.Optional())).AnsweredInPrivate(),
        View(Read("receipts", FileActions.ReceiptsAsync, ExpenseParameters.Number)),
        View(Read("report", ReportActions.ReportAsync, ExpenseParameters.Period)) with { Resolve = ReportActions.Resolve },
        Lasting(Write("report-monthly", ReportActions.MonthlyAsync)),
        Lasting(Write("report-off", ReportActions.OffAsync)),
        Lasting(Write(
            "repeat", RepeatActions.RepeatAsync, ExpenseParameters.Amount, ExpenseParameters.Note, ExpenseParameters.Every,
            ExpenseParameters.Until)) with { Resolve = RepeatActions.Resolve },
        View(Read("repeats", RepeatActions.ListAsync)),
        Lasting(Write("repeat-off", RepeatActions.EndAsync, ExpenseParameters.Number)),
    ];

    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => Ledger.Of(context).LastUndoableAsync(context.Command);

    /// <summary>Money has no "anyway": what others decided about an expense since was about what it says now.</summary>
    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) => ChangeActions.UndoAsync(context);

    public async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var mine = await Ledger.Of(context).FindAsync(new() { Owner = context.Member.Id, IncludesUncounted = true });
        return [ExpenseTable.Of(mine)];
    }

    public async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var outcome = await Ledger.Of(context).ForgetAsync(context.Command);
        return Outcome.Say(context.Language.Say("expenses.forgotten", ("count", outcome.Known))) with
        {
            Schedules = [.. RepeatActions.Ends(context, outcome.Policy)],
        };
    }

    public Task RenameAsync(ActionContext context, Member member, string former) =>
        Ledger.Of(context).RenameAsync(context.Command, member.Id, former, member.Name);

    private static SkillAction View(SkillAction read) => read with { Needs = MemberRole.Adult };

    // No "undo" takes it back, so the model proposes none.
    private static SkillAction Lasting(SkillAction write) => write with { ToolUse = ToolUse.Never };

    // Whose money may be spent how is never the model's to propose.
    private static SkillAction Rule(SkillAction write) => write with { ToolUse = ToolUse.Never, Needs = MemberRole.Adult };
}

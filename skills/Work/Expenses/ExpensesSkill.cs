using System.Text.Json;
using Alfred.Channels;
using Alfred.Expenses;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Expenses in one line.</summary>
public sealed class ExpensesSkill : Skill
{
    private const int MaxNoteLength = 500;

    private static readonly Parameter Amount = new()
    {
        Name = "amount",
        Summary = "What was spent, with its currency if that is not the usual one: 123.45, 12 USD",
        Read = AmountText.Read,
    };

    private static readonly Parameter Note = new()
    {
        Name = "note",
        Summary = "What for, at most 500 characters: lunch @client",
        IsRequired = false,
        Read = static (text, _) => ReadNote(text),
    };

    private static readonly Parameter Day = new()
    {
        Name = "day",
        Summary = "When it was spent: today, yesterday, 2026-11-20, 20 Nov; today when left out",
        IsRequired = false,
        Read = DayText.Read,
    };

    private static readonly Form LogForm = new()
    {
        Action = new("expenses.log"),
        Title = "Log an expense",
        Fields =
        [
            new(Amount.Name, "Amount", FieldKind.Text, IsRequired: true) { Example = "12.50 or 12 USD" },
            new(Note.Name, "What for", FieldKind.Text, IsRequired: false) { Example = "lunch @client" },
            new(Day.Name, "Day", FieldKind.Day, IsRequired: false) { Example = "yesterday or 20 Nov" },
        ],
    };

    /// <inheritdoc/>
    public override string Name => "expenses";

    /// <inheritdoc/>
    public override string Title => "Expenses";

    /// <inheritdoc/>
    public override int Position => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "log",
            Summary = "Log what you spent",
            Effect = Effect.Write,
            Phrases =
            [
                "[(add|log|new|record)] [(an|my)] (expense|expenses) [of] {amount}",
                "[(add|log|new|record)] [(an|my)] (expense|expenses) [of] {amount} [(for|on)] {note}",
                "[i] [just] (spent|paid) {amount}", "[i] [just] (spent|paid) {amount} [(for|on)] {note}",
                "log {amount} [[(for|on)] {note}]",
                "[(add|log|new|record)] [(a|an|my|a new)] (expense|expenses)",
            ],
            Examples = ["expense 123.45", "expense 12.50 lunch @client", "spent 12 on lunch", "expense"],
            Parameters = [Amount, Note, Day],
            Form = LogForm,
            Resolve = Resolve,
            Run = static async (context, arguments, _) => await LogAsync(context, arguments),
        },
    ];

    // "lunch yesterday": a day at the end of the note is the expense's, unless it has one.
    private static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if (arguments.Find(Day.Name) is null && arguments.Find(Note.Name) is { } text
            && DayText.SplitTrailing(text, plan.Language) is (var note, { } day)
            && DayText.Read(day, plan.Language) is ParseResult.Understood { Canonical: var canonical })
            arguments = arguments.With(Note.Name, note).With(Day.Name, canonical);
        return DayText.Resolve(arguments, Day.Name, plan.Now.Date, plan.Language);
    }

    private static async Task<Outcome> LogAsync(ActionContext context, Arguments arguments)
    {
        var today = context.Now.Date;
        var day = arguments.Find(Day.Name) is { } named ? DayText.Parse(named) : today;
        var expense = await context.Grain<IExpenseGrain>(IExpenseGrain.DefaultKey)
            .LogAsync(context.Command, Money.Parse(arguments[Amount.Name]), arguments.Find(Note.Name), day.ToDateOnly());
        var logged = AmountText.Show(expense.Amount, context.Instance.Culture) + (expense.Note is null ? "" : $" · {expense.Note}")
            + (day == today ? "" : $" · {DayText.Show(day, context.Language)}");
        return new()
        {
            Reply = new($"Logged {logged}"),
            Journal = new(ShortText.Of($"logged {logged}", 500), JsonSerializer.Serialize(expense, JsonSerializerOptions.Web)),
        };
    }

    private static ParseResult ReadNote(string text)
    {
        var note = string.Join(
            ' ',
            string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return note.Length switch
        {
            0 => new ParseResult.NotUnderstood("What was it for? For example: expense 12.50 lunch."),
            > MaxNoteLength =>
                new ParseResult.Rejected($"A note may have {MaxNoteLength} characters. For example: expense 12.50 lunch @client."),
            _ => new ParseResult.Understood(note),
        };
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Channels;
using Alfred.Expenses;
using Alfred.Languages;
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
        ToJson = static canonical => canonical is not null && Money.Parse(canonical) is var money
            ? new JsonObject { ["amount"] = money.Amount.ToString(CultureInfo.InvariantCulture), ["currency"] = money.Currency }
            : null,
    };

    private static readonly Parameter Note = new()
    {
        Name = "note",
        IsFreeText = true,
        Summary = "What for, at most 500 characters: lunch @client",
        IsRequired = false,
        Read = static (text, context) => ReadNote(text, context.Language),
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
        Fields =
        [
            FormField.Of(Amount.Name, FieldKind.Text, isRequired: true), FormField.Of(Note.Name, FieldKind.Text, isRequired: false),
            FormField.Of(Day.Name, FieldKind.Day, isRequired: false),
        ],
    };

    /// <inheritdoc/>
    public override string Name => "expenses";

    /// <inheritdoc/>
    public override int Position => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "log",
            Effect = Effect.Write,
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
        // The journal is the operator's, in one language.
        var english = context.Language.Fallback ?? context.Language;
        return new()
        {
            Reply = new(context.Language.Say(
                "expenses.logged",
                ("expense", Show(expense, context.Language, day == today ? null : DayText.Show(day, context.Language))))),
            Journal = new(
                ShortText.Of($"logged {Show(expense, english, day == today ? null : DayText.Show(day, english))}", 500),
                JsonSerializer.Serialize(expense, JsonSerializerOptions.Web)),
        };
    }

    private static string Show(Expense expense, Language language, string? day) =>
        string.Join(" · ", new[] { AmountText.Show(expense.Amount, language), expense.Note, day }.OfType<string>());

    private static ParseResult ReadNote(string text, Language language)
    {
        var note = string.Join(
            ' ',
            string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return note.Length switch
        {
            0 => new ParseResult.NotUnderstood(language.Say("expenses.what-for")),
            > MaxNoteLength => new ParseResult.Rejected(language.Say("expenses.note-too-long", ("most", MaxNoteLength))),
            _ => new ParseResult.Understood(note),
        };
    }
}

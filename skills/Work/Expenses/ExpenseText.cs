using System.Text.Json;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>How expenses are shown.</summary>
internal static class ExpenseText
{
    /// <summary><c>€12.50 · lunch · Meals · @acme · 20 November 2026</c>; the day only where it is another than today.</summary>
    public static string Show(Expense expense, Language language, LocalDate? today)
    {
        var parts = new List<string> { ShowAmount(expense, language) };
        if (expense.Note is { } note)
            parts.Add(note);
        if (expense.Category != Expense.OtherCategory)
            parts.Add(CategoryWords.Of(language).NameOf(expense.Category));
        if (expense.Client is { } client)
            parts.Add($"@{client}");
        if (LocalDate.FromDateOnly(expense.On) is var day && day != today)
            parts.Add(DayText.Show(day, language));
        return string.Join(" · ", parts);
    }

    /// <summary>
    /// A line of a list: <c>#17 · 20 Nov 2026 · €12.50 · lunch · Meals</c>, with whose it is where several people's are shown.
    /// </summary>
    public static string Line(Expense expense, Language language, bool hasPerson)
    {
        // Where the month comes first, half of the world reads another day: there it is written in letters.
        var pattern = language.Culture.DateTimeFormat.ShortDatePattern;
        var day = expense.On.ToString(pattern.StartsWith('M') ? "d MMM yyyy" : pattern, language.Culture);
        var person = hasPerson ? $"{expense.By} · " : "";
        var text = $"#{expense.Id} · {day} · {person}{Show(expense, language, LocalDate.FromDateOnly(expense.On))}";
        return StateOf(expense, language) is { } state ? $"{text} · {state}" : text;
    }

    /// <summary>What became of its approval; null where nobody had to approve it.</summary>
    public static string? StateOf(Expense expense, Language language) =>
        expense.IsVoid ? language.Say("expenses.state-void") : expense.Approval switch
        {
            ApprovalState.Waiting => language.Say("expenses.state-waiting"),
            ApprovalState.Approved => language.Say("expenses.state-approved", ("person", expense.DecidedBy ?? "")),
            ApprovalState.Rejected => language.Say("expenses.state-rejected", ("person", expense.DecidedBy ?? "")),
            _ => null,
        };

    /// <summary>Several sums: <c>€1,234.56 + 100.00 CHF</c>.</summary>
    public static string Show(IEnumerable<Money> sums, Language language, string currency)
    {
        var shown = string.Join(" + ", sums.Select(sum => Signed(sum, language)));
        return shown.Length == 0 ? AmountText.Show(new(0m, currency), language) : shown;
    }

    /// <summary>An amount that may be negative.</summary>
    public static string Signed(Money money, Language language) => money.Amount < 0
        ? $"−{AmountText.Show(money with { Amount = -money.Amount }, language)}" : AmountText.Show(money, language);

    /// <summary>A line for the journal, which is the operator's, in one language.</summary>
    public static JournalNote Journal(ActionContext context, string verb, ImmutableArray<Expense> expenses)
    {
        var first = expenses[0];
        var what = first.IsOf(context.Member.Id)
            ? Show(first, context.Language.Fallback ?? context.Language, context.Now.Date)
            : string.Create(CultureInfo.InvariantCulture, $"#{first.Id}");
        return new(
            ShortText.Of($"{verb} {what}", 500),
            JsonSerializer.Serialize(expenses.Select(static expense => expense.Id), JsonSerializerOptions.Web));
    }

    private static string ShowAmount(Expense expense, Language language)
    {
        var amount = AmountText.Show(expense.Amount, language);
        if (expense.Rate is { } rate && ExpenseTotals.Value(expense with { IsRefund = false }, rate.To) is { } value)
            amount = $"{amount} ({AmountText.Show(value, language)})";
        return expense.IsRefund ? language.Say("expenses.refund-of", ("amount", amount)) : amount;
    }
}

using System.Text.RegularExpressions;
using Alfred.Expenses;
using NodaTime.Text;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Logs expenses: one, the same again, the parts of one.</summary>
internal static partial class LogActions
{
    private const int MaxPartWords = 4;
    private const int MinPartLength = 4;
    private const int MaxDaysBefore = 8;

    // Nobody logs what was paid so long ago: "12.-14.11." is no day of 2011.
    private const int MaxYearsBefore = 3;

    // A date without a year that was longer ago may be ahead: "tickets for 3 December" in November.
    // "El año pasado".
    private const int MaxPeriodWords = 3;
    private const int MaxDaysOfDate = 183;

    /// <summary>"lunch yesterday": a day at the end of the note is the expense's, unless it has one.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="plan">Where and when it was said.</param>
    /// <param name="verb">What the action is called when it is said anew: "expense", "refund".</param>
    public static Resolution Resolve(Arguments arguments, PlanContext plan, string verb)
    {
        var said = arguments;
        // In quotes the whole of it is the note; a form has its fields.
        if (!plan.IsFilledIn && arguments.Find("note") is { } doubtful
            && NoteDoubts.Ask(verb, doubtful, plan) is { } unsure)
            return unsure;
        // In a form the amount has a field of its own.
        if (!plan.IsFilledIn && arguments.Find("amount") is { } paid && arguments.Find("note") is { } noted
            && NoteNumbers.Ask(verb, Money.Parse(paid), noted, arguments.Find("day") is not null, plan.Language) is { } doubt)
            return doubt;
        if (arguments.Find("day") is null && arguments.Find("note") is { } typed)
        {
            // "lunch for client Acme yesterday", and "lunch yesterday @acme".
            var parts = NoteText.Split(typed, plan.Language);
            if (SplitDay(typed, plan) is var (note, day))
                arguments = arguments.With("note", note).With("day", day);
            else if (parts.Note is { } text && SplitDay(text, plan) is var (left, last))
                arguments = arguments.With("note", string.Join(' ', [left, .. parts.Tail])).With("day", last);
        }

        if (!plan.IsFilledIn && AskWhichDay(said, arguments, plan, verb) is { } which)
            return which;
        if (!plan.IsFilledIn && arguments.Find("day") is null && arguments.Find("note") is { } told
            && PastPeriod(told, plan.Language) is { } past)
            return new Resolution.Unclear(plan.Language.Say("expenses.period-in-note", ("period", past)));
        // "3/11 dinner", "dinner 12/11": a day that has two readings is not taken for today.
        if (!plan.IsFilledIn && arguments.Find("day") is null && arguments.Find("note")?.Split(' ') is [var first, .., var end]
            && (DoubtfulDay(first, plan) ?? (Fraction().IsMatch(end) ? null : DoubtfulDay(end, plan))) is { } question)
            return new Resolution.Unclear(question);
        // "Lunch yesterday, no the day before."
        if (!plan.IsFilledIn && arguments.Find("day") is not null && arguments.Find("note") is { } shortened
            && ExpenseWords.Of(plan.Language).Not.Contains(FoldedName.Of(shortened[(shortened.LastIndexOf(' ') + 1)..])))
            return new Resolution.Unclear(plan.Language.Say("expenses.negated"));
        return !plan.IsFilledIn && arguments.Find("day") is null && arguments.Find("note") is { } whole
            && NoteDoubts.AskAhead(whole, plan) is { } ahead ? ahead : DayText.Resolve(arguments, "day", plan.Now.Date, plan.Language);
    }

    public static Task<Outcome> LogAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        LogAsync(context, arguments, isRefund: false, cancellationToken);

    public static Task<Outcome> RefundAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        LogAsync(context, arguments, isRefund: true, cancellationToken);

    /// <summary>Logs the same once more, today.</summary>
    public static async Task<Outcome> AgainAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var number = ExpenseParameters.NumberOf(arguments) ?? 0;
        if (context.Due is { } due)
            return await RepeatActions.OccurAsync(context, number, due, cancellationToken);
        var outcome = await Ledger.Of(context).LogAgainAsync(context.Command, number, context.Now.Date.ToDateOnly());
        return await LoggedAsync(context, outcome, cancellationToken);
    }

    /// <summary>Logs a part for each of several people.</summary>
    public static async Task<Outcome> SplitAsync(ActionContext context, Arguments arguments)
    {
        var people = ImmutableArray.CreateBuilder<Member>();
        people.Add(context.Member);
        foreach (var typed in arguments["people"].Split('\n'))
        {
            if (await Ledger.FindMemberAsync(context, typed) is not { } member)
                return Ledger.Unknown(context, typed);
            if (people.All(one => one.Id != member.Id))
                people.Add(member);
        }

        var amount = Money.Parse(arguments["amount"]);
        var whole = Entry(context, arguments, isRefund: false);
        var shares = ExpenseTotals.Split(amount, people.Count);
        if (shares[^1].Amount == 0)
            return Outcome.Say(context.Language.Say("expenses.too-small", ("count", people.Count)));
        var outcome = await Ledger.Of(context).LogPartsAsync(
            context.Command, [.. shares.Select((share, at) => whole with { Amount = share, By = people[at].Name, Owner = people[at].Id })]);
        if (outcome.Result != ExpenseResult.Done)
            return Ledger.Refused(context, outcome);
        var lines = outcome.Expenses.Select(expense => $"{expense.By}: {AmountText.Show(expense.Amount, context.Language)}");
        return new()
        {
            Reply = new(string.Join('\n',
            [
                context.Language.Say("expenses.split", ("amount", AmountText.Show(amount, context.Language)), ("count", people.Count)),
                .. lines, .. Warnings.Of(outcome, context),
            ])),
            Journal = ExpenseText.Journal(
                context, $"split {AmountText.Show(amount, context.Language.Fallback ?? context.Language)}:", outcome.Expenses),
            Schedules = [.. await Approvals.RequestsAsync(context, outcome.Expenses)],
        };
    }

    /// <summary>What to tell, and whom, once an expense was logged.</summary>
    public static async Task<Outcome> LoggedAsync(ActionContext context, ExpenseOutcome outcome, CancellationToken cancellationToken)
    {
        var language = context.Language;
        if (outcome.Result == ExpenseResult.Repeated)
        {
            var again = new Choice(language.Say("expenses.again-label"), $"log expense {outcome.Expense.Id} again");
            return Outcome.Say(
                language.Say("expenses.repeated", ("expense", ExpenseText.Show(outcome.Expense, language, context.Now.Date))),
                new([again]));
        }

        if (outcome.Result != ExpenseResult.Done)
            return Ledger.Refused(context, outcome);
        var lines = new List<string>
        {
            language.Say("expenses.logged", ("expense", ExpenseText.Show(outcome.Expense, language, context.Now.Date))),
        };
        if (outcome.Expense.Amount.Currency != context.Instance.Currency && outcome.Expense.Rate is null)
            lines.Add(language.Say("expenses.no-rate", ("currency", outcome.Expense.Amount.Currency)));
        if (outcome.Expense.Approval == ApprovalState.Waiting)
            lines.Add(await Approvals.ExplainAsync(context, outcome));
        lines.AddRange(Warnings.Of(outcome, context));
        if (await FileActions.KeepAsync(context, outcome.Expense, cancellationToken) is { } kept)
            lines.Add(kept);
        return new()
        {
            Reply = new(string.Join('\n', lines)),
            Journal = ExpenseText.Journal(context, "logged", outcome.Expenses),
            Schedules = [.. await Approvals.RequestsAsync(context, outcome.Expenses)],
        };
    }

    /// <summary>An expense as it was said.</summary>
    public static ExpenseEntry Entry(ActionContext context, Arguments arguments, bool isRefund)
    {
        var day = arguments.Find("day") is { } named ? DayText.Parse(named) : context.Now.Date;
        var parts = NoteText.Split(arguments.Find("note"), context.Language);
        var categories = CategoryWords.Of(context.Language);
        return new()
        {
            Amount = Money.Parse(arguments["amount"]),
            Note = parts.Note,
            On = day.ToDateOnly(),
            Client = parts.Client,
            Category = arguments.Find("category") ?? (parts.Category is { } typed ? categories.FindOrMake(typed) : null),
            LikelyCategory = categories.Guess(parts.Note),
            IsRefund = isRefund,
            Rate = parts.Rate is > 0 and var rate ? new(rate, context.Instance.Currency, day.ToDateOnly(), IsTyped: true) : null,
        };
    }

    // "Lunch Monday", said on a Monday, and "dinner for the meeting on 15 December", which is rather ahead than nearly a year ago.
    private static Resolution.Unclear? AskWhichDay(Arguments said, Arguments arguments, PlanContext plan, string verb)
    {
        var today = plan.Now.Date;
        if (arguments.Find("amount") is not { } amount || arguments.Find("day") is not { } day
            || LocalDatePattern.Iso.Parse(day).Success)
            return null;
        var date = DayText.On(day, today);
        var isToday = day.Equals($"{today.DayOfWeek}", StringComparison.OrdinalIgnoreCase);
        if (!isToday && date > today.PlusDays(-MaxDaysOfDate))
            return null;
        var before = isToday ? today.PlusDays(-7) : date;
        // In quotes the date stays in the note.
        var note = isToday ? arguments.Find("note") : $"\"{said.Find("note")}\"";
        return new(plan.Language.Say(
            "expenses.which-day", ("day", DayText.Show(today, plan.Language)), ("before", DayText.Show(before, plan.Language))))
        {
            Choices = new([Choose(today, note), Choose(before, arguments.Find("note"))]),
        };

        Choice Choose(LocalDate one, string? left) => new(
            DayText.Show(one, plan.Language), string.Join(' ', verb, amount, LocalDatePattern.Iso.Format(one), left).TrimEnd());
    }

    // "We paid 300 last year for the same thing", "300 too much last quarter", but not "rent November". In quotes it is the note.
    private static string? PastPeriod(string note, Language language)
    {
        var words = note.Contains('"', StringComparison.Ordinal) ? [] : note.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 2; count <= Math.Min(words.Length, MaxPeriodWords); count++)
        {
            foreach (var part in new[] { string.Join(' ', words[..count]), string.Join(' ', words[^count..]) })
            {
                if (!part.Any(char.IsAsciiDigit) && PeriodText.Read(part, language) is ParseResult.Understood)
                    return part;
            }
        }

        return null;
    }

    private static string? DoubtfulDay(string word, PlanContext plan) => word.Any(char.IsAsciiDigit) && word.Any(char.IsPunctuation)
        && DayText.Read(word, plan.Language) is ParseResult.Rejected { Problem: var question } ? question : null;

    // "Screws 3/8".
    [GeneratedRegex(@"^[1357]/(2|4|8|16)$|^[12]/3$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();

    // "Lunch yesterday", "dinner yesterday evening", "dinner last night", "yesterday for lunch", "2026-11-03 lunch".
    private static (string Note, string Day)? SplitDay(string text, PlanContext plan)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // With its year it is meant, whatever else the note says.
        if (words is [var first, _, ..] && LocalDatePattern.Iso.Parse(first).Success)
            return Leading(words, plan);
        // "Lunch 13/11": a date of the last months, and no fraction.
        if (words is [_, .., var last] && DateInDigits().IsMatch(last)
            && DayText.Read(last, plan.Language) is ParseResult.Understood { Canonical: var digits }
            && DayText.On(digits, plan.Now.Date) is var date && date <= plan.Now.Date && date > plan.Now.Date.PlusDays(-MaxDaysOfDate))
            return (string.Join(' ', words[..^1]), digits);
        if (Trailing(text, plan) is { } trailing)
            return trailing;
        if (words.Length < 2)
            return null;
        for (var at = words.Length - 1; at > 0 && at >= words.Length - MaxPartWords; at--)
        {
            if (DayBefore(string.Join(' ', words[at..]), plan) is { } past)
                return (string.Join(' ', words[..at]), past);
            // A part of that day: "evening", "por la noche". "At Mario's" stays in the note.
            if (words[^1].Length >= MinPartLength && words[at..].All(word => TimeText.MayHave(word, plan.Language))
                && Trailing(string.Join(' ', words[..at]), plan) is { } before)
                return IsAhead(text[before.Note.Length..].Trim(), plan) ? null : before;
        }

        return Leading(words, plan) ?? LeadingDay(text, words, plan);
    }

    private static (string Note, string Day)? LeadingDay(string text, string[] words, PlanContext plan)
    {
        var names = ExpenseWords.Of(plan.Language);
        if (DayText.SplitLeading(text, plan.Language) is var (day, note, isWeekday))
        {
            var first = FoldedName.Of(note.Split(' ')[0]);
            var isTold = names.For.Contains(first) && note.Contains(' ', StringComparison.Ordinal);
            // "Friday drinks" are called so.
            return (isWeekday && !isTold) || names.Range.Contains(first)
                || DayText.Read(day, plan.Language) is not ParseResult.Understood { Canonical: var canonical }
                ? null : (isTold ? note[(note.IndexOf(' ', StringComparison.Ordinal) + 1)..] : note, canonical);
        }

        // "Lunch yesterday at Mario's" keeps its words.
        return DayText.Within(words, plan.Language) is { } within ? (text, within) : null;
    }

    private static (string Note, string Day)? Leading(string[] words, PlanContext plan) =>
        LeadingDate().IsMatch(words[0]) && DayText.Read(words[0], plan.Language) is ParseResult.Understood { Canonical: var day }
            ? (string.Join(' ', words[1..]), day) : null;

    // "2026-11-03", "12.11.", but not "21st" or "24/7": those belong to the note.
    [GeneratedRegex(@"^(\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.(\d{4})?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingDate();

    [GeneratedRegex(@"^\d{1,2}/\d{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex DateInDigits();

    // A part of a day that is over: "last night". A time alone is ahead, and "last week" no day.
    private static string? DayBefore(string text, PlanContext plan) =>
        TimeText.Read(text, plan.Language, plan.Now) is TimeResult.Point { Grain: <= TimeGrain.Day } point && point.At.Date < plan.Now.Date
        && point.At.Date > plan.Now.Date.PlusDays(-MaxDaysBefore)
            ? LocalDatePattern.Iso.Format(point.At.Date) : null;

    // "Mardi prochain" is no last Tuesday.
    private static bool IsAhead(string day, PlanContext plan) =>
        TimeText.Read(day, plan.Language, plan.Now) is TimeResult.Point point && point.At.Date > plan.Now.Date;

    // The last of several days is not when they were paid.
    private static (string Note, string Day)? Trailing(string text, PlanContext plan) =>
        DayText.SplitTrailing(text, plan.Language) is (var note, { } day)
            && DayText.Read(day, plan.Language) is ParseResult.Understood { Canonical: var canonical }
            && !IsRange(note, text[note.Length..], plan.Language)
            && (LocalDatePattern.Iso.Parse(canonical) is not { Success: true, Value: var date }
                || date > plan.Now.Date.PlusYears(-MaxYearsBefore))
            ? (note, canonical) : null;

    // "10 to 13 November", "du 10 au 13 novembre".
    private static bool IsRange(string note, string behind, Language language)
    {
        var (words, last) = (ExpenseWords.Of(language), note[(note.LastIndexOf(' ') + 1)..]);
        return words.Range.Contains(FoldedName.Of(last))
            || (char.IsAsciiDigit(last[^1]) && words.Range.Contains(FoldedName.Of(behind.Trim().Split(' ')[0])));
    }

    private static async Task<Outcome> LogAsync(
        ActionContext context, Arguments arguments, bool isRefund, CancellationToken cancellationToken) => await LoggedAsync(
        context, await Ledger.Of(context).LogAsync(context.Command, Entry(context, arguments, isRefund)), cancellationToken);
}

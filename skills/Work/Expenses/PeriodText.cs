using NodaTime.Text;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Reads periods of the past as people write them: <c>October</c>, <c>last month</c>, <c>2025</c>, <c>this week</c>, <c>yesterday</c>,
/// <c>all</c>, <c>1 to 15 October</c>. Canonical is a text of no language that depends on no moment: <c>month-1</c>, <c>month:10</c>,
/// <c>2025-10</c>, <c>month+1</c>, <c>year-0</c>, <c>2025</c>, <c>week-1</c>, <c>all</c>, a day as <see cref="DayText"/> writes it, or the
/// first and the last of several with <c>..</c> between them.
/// </summary>
internal static class PeriodText
{
    private const int MaxLength = 40;
    private const string All = "all";
    private const string OfYear = "month:";
    private const string To = "..";
    private const string Today = "day-0";

    /// <summary>The reader of a period.</summary>
    public static ParseResult Read(string text, Language language) => Known(
        text, language,
        static (text, language) => ExpenseWords.Of(language).Find(text, All) ?? One(text, language) ?? Several(text, language));

    /// <summary>The reader of the start of a period that ends today: <c>October</c>, <c>Monday</c>.</summary>
    public static ParseResult ReadSince(string text, Language language) => Known(
        text, language, static (text, language) => One(text, language) is { } first ? first + To + Today : null);

    /// <summary>Replaces what depends on the moment by days: <c>2026-10-01/2026-10-31</c>, or <c>/</c> for all time.</summary>
    public static string Resolve(string canonical, LocalDate today)
    {
        var days = Span(canonical, today);
        return days is null ? "/" : $"{LocalDatePattern.Iso.Format(days.Start)}/{LocalDatePattern.Iso.Format(days.End)}";
    }

    /// <summary>The reader of the end of something: <c>December</c>, <c>next month</c>, <c>2027</c>, <c>31 December</c>.</summary>
    public static ParseResult ReadEnd(string text, Language language) => Known(
        text, language, static (text, language) => Canonical(text, language) ?? Day(text, language));

    /// <summary>The last day of what <see cref="ReadEnd"/> read, counted ahead.</summary>
    public static string ResolveEnd(string canonical, LocalDate today)
    {
        var day = canonical.StartsWith("--", StringComparison.Ordinal)
            ? new LocalDate(today.Year, int.Parse(canonical[2..4], CultureInfo.InvariantCulture), 1)
                .PlusDays(int.Parse(canonical[5..], CultureInfo.InvariantCulture) - 1)
            : canonical.StartsWith(OfYear, StringComparison.Ordinal)
                ? MonthOf(new(today.Year, int.Parse(canonical[OfYear.Length..], CultureInfo.InvariantCulture), 1)).End
            : Span(canonical, today)!.End;
        var comesAgain = canonical[0] is '-' || canonical.StartsWith(OfYear, StringComparison.Ordinal);
        return LocalDatePattern.Iso.Format(comesAgain && day <= today ? day.PlusYears(1) : day);
    }

    /// <summary>Reads a resolved period; null for all time.</summary>
    public static DateInterval? Parse(string resolved) => resolved.Split('/') is [{ Length: > 0 } start, var end]
        ? new(LocalDatePattern.Iso.Parse(start).Value, LocalDatePattern.Iso.Parse(end).Value) : null;

    /// <summary>The month that a day lies in.</summary>
    public static DateInterval MonthOf(LocalDate day) => new(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));

    /// <summary><c>October 2026</c>, <c>2026</c>, or the first and the last day.</summary>
    public static string Show(DateInterval? period, Language language)
    {
        if (period is null)
            return language.Say("expenses.all-time");
        if (period == MonthOf(period.Start))
            return period.Start.ToDateTimeUnspecified().ToString("Y", language.Culture);
        if (period.Start == new LocalDate(period.Start.Year, 1, 1) && period.End == new LocalDate(period.Start.Year, 12, 31))
            return period.Start.Year.ToString(CultureInfo.InvariantCulture);
        return period.Start == period.End
            ? DayText.Show(period.Start, language)
            : language.Say(
                "expenses.days", ("first", DayText.Show(period.Start, language)), ("last", DayText.Show(period.End, language)));
    }

    private static ParseResult Known(string text, Language language, Func<string, Language, string?> read) =>
        text.Length <= MaxLength && read(text, language) is { } canonical
            ? new ParseResult.Understood(canonical) : new ParseResult.NotUnderstood(language.Say("expenses.no-period", ("text", text)));

    // A month, a year, a week or a day; not what is ahead.
    private static string? One(string text, Language language) =>
        Canonical(text, language) is { } canonical && !canonical.Contains('+', StringComparison.Ordinal) ? canonical
            : DayText.Read(text, language) is ParseResult.Understood day ? day.Canonical : null;

    // "October to November", "1 to 15 October", "between 1 and 15 October", "October 1 to 15": what one side leaves out the other one says.
    private static string? Several(string text, Language language)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var between = ExpenseWords.Of(language).Range;
        var and = FoldedName.Of(language.Value("language", "and") ?? "and");
        for (var at = 1; at < words.Length - 1; at++)
        {
            if (FoldedName.Of(words[at]) is var word && !between.Contains(word) && word != and)
                continue;
            var (left, right) = (string.Join(' ', words[..at]), string.Join(' ', words[(at + 1)..]));
            if (One(IsBareDay(left) ? InsteadOfNumber(right, left) : left, language) is { } first
                && One(IsBareDay(right) ? InsteadOfNumber(left, right) : right, language) is { } last)
                return first + To + last;
        }

        return null;
    }

    // "1", "1.", "1st", "1er".
    private static bool IsBareDay(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && char.IsAsciiDigit(text[0]) && text.Length <= 4
        && text.Count(char.IsAsciiDigit) <= 2;

    // "15 October" with "1" instead is "1 October".
    private static string InsteadOfNumber(string date, string number)
    {
        var words = date.Split(' ');
        var at = Array.FindIndex(words, static word => char.IsAsciiDigit(word[0]));
        return at < 0 ? date : string.Join(' ', [.. words[..at], number, .. words[(at + 1)..]]);
    }

    private static string? Canonical(string text, Language language)
    {
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1999 and < 2100)
            return text;
        if (text.Length == 7 && LocalDatePattern.Iso.Parse($"{text}-01").Success)
            return text;
        if (TimeText.Read(text, language, TimeText.Moments[0]) is not TimeResult.Point one
            || one.Grain is not (TimeGrain.Week or TimeGrain.Month or TimeGrain.Year)
            || TimeText.Read(text, language, TimeText.Moments[1]) is not TimeResult.Point other)
            return null;
        var (first, second) = (one.At.Date, other.At.Date);
        return one.Grain switch
        {
            TimeGrain.Year => first == second ? Number("", first.Year) : Counted("year", Years(0, first), Years(1, second)),
            TimeGrain.Week => Counted("week", Weeks(0, first), Weeks(1, second)),
            _ when first == second => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-{first.Month:00}"),
            _ when Months(0, first) == Months(1, second) => Counted("month", Months(0, first), Months(1, second)),
            _ => first.Month == second.Month ? Number(OfYear, first.Month) : null,
        };
    }

    private static string? Day(string text, Language language)
    {
        if (TimeText.Read(text, language, TimeText.Moments[0]) is not TimeResult.Point { Grain: TimeGrain.Day } one
            || TimeText.Read(text, language, TimeText.Moments[1]) is not TimeResult.Point other)
            return null;
        var (first, second) = (one.At.Date, other.At.Date);
        return first == second ? LocalDatePattern.Iso.Format(first)
            : (first.Month, first.Day) == (second.Month, second.Day)
                ? string.Create(CultureInfo.InvariantCulture, $"--{first.Month:00}-{first.Day:00}") : null;
    }

    private static int Years(int moment, LocalDate day) => TimeText.Moments[moment].Year - day.Year;

    private static int Months(int moment, LocalDate day) =>
        ((TimeText.Moments[moment].Year - day.Year) * 12) + TimeText.Moments[moment].Month - day.Month;

    private static int Weeks(int moment, LocalDate day) =>
        Period.DaysBetween(day, TimeText.Moments[moment].Date.PlusDays(1).Previous(IsoDayOfWeek.Monday)) / 7;

    private static string? Counted(string unit, int one, int other) =>
        one != other ? null : one >= 0 ? Number($"{unit}-", one) : Number($"{unit}+", -one);

    private static string Number(string before, int number) => string.Create(CultureInfo.InvariantCulture, $"{before}{number}");

    private static DateInterval? Span(string canonical, LocalDate today)
    {
        if (canonical == All)
            return null;
        if (canonical.Split(To) is [var first, var last])
            return Between(first, Span(first, today)!, Span(last, today)!);
        if (canonical.StartsWith(OfYear, StringComparison.Ordinal))
        {
            var month = new LocalDate(today.Year, int.Parse(canonical[OfYear.Length..], CultureInfo.InvariantCulture), 1);
            return MonthOf(month > today ? month.PlusYears(-1) : month);
        }

        if (canonical.Split('-', '+') is [var unit and ("year" or "month" or "week"), var counted])
        {
            var number = int.Parse(counted, CultureInfo.InvariantCulture) * (canonical.Contains('+', StringComparison.Ordinal) ? -1 : 1);
            var monday = today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(-number);
            return unit switch
            {
                "year" => YearOf(today.Year - number),
                "month" => MonthOf(today.PlusMonths(-number)),
                _ => new(monday, monday.PlusDays(6)),
            };
        }

        return canonical.Length switch
        {
            4 when canonical.All(char.IsAsciiDigit) => YearOf(int.Parse(canonical, CultureInfo.InvariantCulture)),
            7 when char.IsAsciiDigit(canonical[0]) => MonthOf(LocalDatePattern.Iso.Parse($"{canonical}-01").Value),
            _ => DayOf(canonical, today),
        };
    }

    // "November to February", said in December, began a year before.
    private static DateInterval Between(string first, DateInterval start, DateInterval end)
    {
        var comesAgain = first[0] == '-' || first.StartsWith(OfYear, StringComparison.Ordinal);
        var from = comesAgain && start.Start > end.End ? start.Start.PlusYears(-1) : start.Start;
        return from <= end.End ? new(from, end.End) : new(end.Start, start.End);
    }

    private static DateInterval YearOf(int year) => new(new(year, 1, 1), new(year, 12, 31));

    private static DateInterval DayOf(string canonical, LocalDate today)
    {
        var day = DayText.On(canonical, today);
        return new(day, day);
    }
}

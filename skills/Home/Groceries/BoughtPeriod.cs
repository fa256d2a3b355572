using System.Collections.Frozen;
using NodaTime.Text;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// The days that "what did we buy" asks for: a day, "last week", "this month". Weeks begin on Monday. Resolved, it is a pair of ISO dates:
/// <c>2026-11-16/2026-11-22</c>.
/// </summary>
internal static class BoughtPeriod
{
    public const string Parameter = "when";

    private const int DefaultDays = 6;

    /// <summary>The <see cref="Skills.Parameter.Read"/> of it.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var periods = context.Language.Get(static language => new PeriodWords(language));
        return periods.Find(text) is { } period ? new ParseResult.Understood(period)
            : DayText.Read(text, context) is ParseResult.Understood day ? day
            : new ParseResult.NotUnderstood(context.Language.Say("groceries.which-days"));
    }

    /// <summary>Replaces what depends on the moment by dates.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        var today = plan.Now.Date;
        var monday = today.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        var first = new LocalDate(today.Year, today.Month, 1);
        var period = arguments.Find(Parameter) switch
        {
            "this-week" => Text(monday, today),
            "last-week" => Text(monday.PlusDays(-7), monday.PlusDays(-1)),
            "this-month" => Text(first, today),
            "last-month" => Text(first.PlusMonths(-1), first.PlusDays(-1)),
            _ => null,
        };
        if (period is not null)
            return new Resolution.Resolved(arguments.With(Parameter, period));
        return arguments.Find(Parameter) is null
            ? new Resolution.Resolved(arguments)
            : DayText.Resolve(arguments, Parameter, today, plan.Language);
    }

    /// <summary>Reads a resolved period; the last seven days for none.</summary>
    public static (LocalDate From, LocalDate To) Parse(string? canonical, LocalDate today)
    {
        if (canonical is null)
            return (today.PlusDays(-DefaultDays), today);
        var dates = canonical.Split('/').Select(static date => LocalDatePattern.Iso.Parse(date).Value).ToArray();
        return (dates[0], dates[^1]);
    }

    private static string Text(LocalDate from, LocalDate to) => $"{LocalDatePattern.Iso.Format(from)}/{LocalDatePattern.Iso.Format(to)}";

    private sealed class PeriodWords(Language language)
    {
        private readonly FrozenDictionary<string, string> _words = language.Lines("groceries.periods")
            .SelectMany(static line => line.Values, static (line, word) => (line.Key, Word: PlainLetters.Of(word)))
            .ToFrozenDictionary(static pair => pair.Word, static pair => pair.Key, StringComparer.Ordinal);

        public string? Find(string text) => _words.GetValueOrDefault(PlainLetters.Of(text.Trim()));
    }
}

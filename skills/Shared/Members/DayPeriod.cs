using Alfred.Skills.Shared.Times;
using NodaTime.Text;

namespace Alfred.Skills.Shared.Members;

/// <summary>Some days ahead, both ends included.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
internal sealed record DayPeriod(LocalDate First, LocalDate Last)
{
    private const int MaxLength = 80;
    private const char Separator = '|';

    // Any moment will do to see whether a text names days at all.
    private static readonly ZonedDateTime SomeMoment = new LocalDateTime(2023, 9, 29, 12, 0).InUtc();

    /// <summary>
    /// A parameter that holds days: "until Friday", "this week", "from 3 to 17 August", "for two weeks", "tomorrow". Canonical is the text
    /// with its language, since what it means depends on the moment; <see cref="Resolve"/> makes ISO dates of it.
    /// </summary>
    public static readonly Parameter Parameter = Parameter.Optional(
        "period", "The days: until Friday, from 3 to 17 August, this week", static (text, context) => Read(text, context.Language));

    /// <summary>Replaces the words by dates. Days that are over, or that end before they begin, are asked again.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="plan">When it is said.</param>
    /// <param name="languages">Those that it can be written in.</param>
    public static Resolution Resolve(Arguments arguments, PlanContext plan, LanguageSet languages)
    {
        if (arguments.Find(Parameter.Name) is not { } canonical || canonical.Split(Separator, 2) is not [var code, var text])
            return new Resolution.Resolved(arguments);
        return Find(text, languages[code], plan.Now) is { } period && period.First <= period.Last && period.Last >= plan.Now.Date
            ? new Resolution.Resolved(arguments.With(
                Parameter.Name, Canonical(period.First.ToDateOnly(), period.Last.ToDateOnly())))
            : new Resolution.Unclear(plan.Language.Say("away.past", ("text", ShortText.Of(text, MaxLength))));
    }

    /// <summary>Days as a resolved plan keeps them.</summary>
    public static string Canonical(DateOnly first, DateOnly last) => string.Create(CultureInfo.InvariantCulture, $"{first:O}/{last:O}");

    /// <summary>The resolved days; null where none were said.</summary>
    public static DayPeriod? Parse(Arguments arguments) => arguments.Find(Parameter.Name)?.Split('/') is [var first, var last]
        ? new(LocalDatePattern.Iso.Parse(first).Value, LocalDatePattern.Iso.Parse(last).Value)
        : null;

    private static ParseResult Read(string text, Language language)
    {
        if (text.Length > MaxLength)
            return new ParseResult.NotUnderstood(language.Say("away.no-days"));
        if (Find(text, language, SomeMoment) is not null)
            return new ParseResult.Understood($"{language.Code}{Separator}{text.Trim()}");
        return TimeText.Read(text, language, SomeMoment) is TimeResult.Ambiguous { IsContradiction: false } doubtful
            ? new ParseResult.Rejected(doubtful.Question)
            : new ParseResult.NotUnderstood(language.Say("away.no-days"));
    }

    private static DayPeriod? Find(string text, Language language, ZonedDateTime now)
    {
        var words = language.Get(PeriodWords.Of);
        var typed = text.Trim();
        if (words.Until.Select(word => After(word, typed)).OfType<string>().FirstOrDefault() is { } end)
            return Span(end, language, now) is { } until ? new(Earlier(now.Date, until.Last), until.Last) : null;
        if (words.For.Select(word => After(word, typed)).OfType<string>().FirstOrDefault() is { } length
            && TimeText.Read($"{words.In} {length}", language, now) is TimeResult.Point { At: var over } && over.Date > now.Date)
            return new(now.Date, over.Date.PlusDays(-1));
        var bare = words.From.Select(word => After(word, typed)).OfType<string>().FirstOrDefault() ?? typed;
        var spaced = Spaced(bare);
        foreach (var to in words.To)
        {
            var at = spaced.IndexOf($" {to} ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && Between(spaced[..at], spaced[(at + to.Length + 2)..], language, now) is { } days)
                return days;
        }

        return bare == typed && Span(typed, language, now) is { } one ? new(one.Last >= now.Date && one.First < now.Date
            ? now.Date : one.First, one.Last) : null;
    }

    private static DayPeriod? Between(string from, string to, Language language, ZonedDateTime now)
    {
        // "December 12-20": the month stands before both.
        if (to.All(char.IsAsciiDigit) && !from.All(char.IsAsciiDigit))
            to = WithLastNumber(from, to);
        if (Span(to, language, now) is not { } last || FirstDay(from, last.Last, language, now) is not { } first)
            return null;
        // "Monday to Wednesday", said on a Tuesday: the Wednesday behind that Monday.
        return first > last.Last && Span(to, language, first.AtMidnight().InZoneLeniently(now.Zone)) is { } later
            ? new(first, later.Last)
            : new(first, last.Last);
    }

    // "from 3 to 17 August": the 3rd of the same month, or of the one before.
    private static LocalDate? FirstDay(string text, LocalDate last, Language language, ZonedDateTime now)
    {
        var digits = text.Trim().TrimEnd('.', ',');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return Span(text, language, now)?.First;
        var month = day <= last.Day ? last : last.PlusMonths(-1);
        return day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)
            ? new LocalDate(month.Year, month.Month, day)
            : null;
    }

    private static DayPeriod? Span(string text, Language language, ZonedDateTime now)
    {
        if (TimeText.Read(text, language, now) is not TimeResult.Point { Grain: >= TimeGrain.Day, At.Date: var first, Grain: var grain })
            return null;
        return new(first, grain switch
        {
            TimeGrain.Week => first.PlusDays(6),
            TimeGrain.Month => first.PlusMonths(1).PlusDays(-1),
            TimeGrain.Year => first.PlusYears(1).PlusDays(-1),
            _ when first.DayOfWeek == IsoDayOfWeek.Saturday && language.Get(PeriodWords.Of).Weekend.Any(word =>
                text.EndsWith(word, StringComparison.OrdinalIgnoreCase) || text.Contains($"{word} ", StringComparison.OrdinalIgnoreCase)) =>
                first.PlusDays(1),
            _ => first,
        });
    }

    // "12-20 December", "12.12.-20.12.", "Mon-Wed"; but "24-12" and "2026-12-24" are dates of their own.
    private static string Spaced(string text) =>
        text.Split('-', '–') is [var from, var to] && !(from + to).All(char.IsAsciiDigit) ? $"{from.TrimEnd()} - {to.TrimStart()}" : text;

    // "December 12" and "20": the same month.
    private static string WithLastNumber(string text, string number)
    {
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var begin = text.AsSpan(0, end).LastIndexOfAnyExceptInRange('0', '9') + 1;
        return end == 0 ? number : text[..begin] + number + text[end..];
    }

    private static LocalDate Earlier(LocalDate one, LocalDate other) => one < other ? one : other;

    private static string? After(string word, string text) =>
        text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? text[(word.Length + 1)..] : null;
}

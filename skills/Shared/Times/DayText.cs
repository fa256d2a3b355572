using Alfred.Channels;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads days in the past as people write them: <c>today</c>, <c>yesterday</c>, <c>monday</c>, <c>20 Nov</c>, <c>2026-11-20</c>,
/// <c>20.11.2026</c>.
/// </summary>
public static class DayText
{
    private const int MaxDayLength = 40;
    private const int FirstYear = 2000;
    private const string Today = "today";
    private const string Yesterday = "yesterday";
    private const string Example = "Write it like yesterday, 20 Nov or 2026-11-20.";

    // A day without a year is written with this one until it is known what it means. It is a leap year, so that 29 Feb is a day.
    private const int NoYear = 4;

    // Days first, as everywhere but in the United States; what could be either is never written with slashes alone.
    private static readonly LocalDatePattern[] WithYear = [
        .. Patterns("uuuu-MM-dd", "d.M.uuuu", "d MMM uuuu", "d MMMM uuuu", "MMM d uuuu", "MMMM d uuuu")];
    private static readonly LocalDatePattern[] WithoutYear = [.. Patterns("d MMM", "d MMMM", "MMM d", "MMMM d", "d.M.", "d.M")];
    private static readonly LocalDatePattern Shown = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>The <see cref="Parameter.Read"/> of a day; what depends on the moment is canonical as it was typed.</summary>
    public static ParseResult Read(string text)
    {
        var day = text.Length > MaxDayLength
            ? ""
            : text.Trim().TrimEnd('!', '?').Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        day = day.StartsWith("on ", StringComparison.Ordinal) ? day[3..] : day;
        if (day is Today or Yesterday || Weekday(day) is not null)
            return new ParseResult.Understood(day);
        var date = Find(WithYear, day);
        date = date?.Year < FirstYear ? null : date ?? Find(WithoutYear, day);
        return date is { } found
            ? new ParseResult.Understood(LocalDatePattern.Iso.Format(found))
            : new ParseResult.NotUnderstood($"I did not understand the day \"{ShortText.Of(text, MaxDayLength)}\". {Example}");
    }

    /// <summary>Replaces a day that depends on the moment by its date.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="parameter">The one that holds the day; it may be left out.</param>
    /// <param name="today">The speaker's date.</param>
    public static Resolution Resolve(Arguments arguments, string parameter, LocalDate today)
    {
        if (arguments.Find(parameter) is not { } canonical)
            return new Resolution.Resolved(arguments);
        var date = Weekday(canonical) is { } weekday ? today.PlusDays(1).Previous(weekday) : canonical switch
        {
            Today => today,
            Yesterday => today.PlusDays(-1),
            _ => InThePast(Parse(canonical), today),
        };
        return date > today
            ? new Resolution.Unclear($"{Show(date)} is in the future. {Example}")
            : new Resolution.Resolved(arguments.With(parameter, LocalDatePattern.Iso.Format(date)));
    }

    /// <summary>Reads a resolved day.</summary>
    public static LocalDate Parse(string canonical) => LocalDatePattern.Iso.Parse(canonical).Value;

    /// <summary><c>20 November 2026</c>.</summary>
    public static string Show(LocalDate date) => Shown.Format(date);

    private static LocalDate InThePast(LocalDate date, LocalDate today)
    {
        if (date.Year != NoYear)
            return date;
        // The 29th of February of a year that has none is its last day.
        var thisYear = date.PlusYears(today.Year - NoYear);
        return thisYear > today ? date.PlusYears(today.Year - 1 - NoYear) : thisYear;
    }

    private static LocalDate? Find(LocalDatePattern[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Parse(text) is { Success: true, Value: var date })
                return date;
        }

        return null;
    }

    private static IsoDayOfWeek? Weekday(string text) => (text.StartsWith("last ", StringComparison.Ordinal) ? text[5..] : text) switch
    {
        "monday" or "mon" => IsoDayOfWeek.Monday,
        "tuesday" or "tue" => IsoDayOfWeek.Tuesday,
        "wednesday" or "wed" => IsoDayOfWeek.Wednesday,
        "thursday" or "thu" => IsoDayOfWeek.Thursday,
        "friday" or "fri" => IsoDayOfWeek.Friday,
        "saturday" or "sat" => IsoDayOfWeek.Saturday,
        "sunday" or "sun" => IsoDayOfWeek.Sunday,
        _ => null,
    };

    private static IEnumerable<LocalDatePattern> Patterns(params string[] patterns) =>
        patterns.Select(static pattern => LocalDatePattern.CreateWithInvariantCulture(pattern).WithTemplateValue(new(NoYear, 1, 1)));
}

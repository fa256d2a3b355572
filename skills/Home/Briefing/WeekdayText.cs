namespace Alfred.Skills.Home.Briefing;

/// <summary>
/// Days of the week as people say them ("on Sundays", "weekends"), as plans keep them (<c>sat,sun</c>), and as replies tell them.
/// </summary>
internal static class WeekdayText
{
    private const WeekdaySet All = WeekdaySet.Workdays | WeekdaySet.Weekend;

    // Weekdays do not depend on the moment: any will do.
    private static readonly ZonedDateTime Moment = new LocalDateTime(2026, 1, 1, 0, 0).InUtc();

    private static readonly (WeekdaySet Day, string Name)[] Names =
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => (WeekdaySets.Of(day), $"{day}"[..3].ToLowerInvariant()))];

    /// <summary>The <see cref="Parameter.Read"/> of days.</summary>
    public static ParseResult Read(string text, ReadContext context) => Find(text, context.Language) is { At: null, Days: var days }
        ? new ParseResult.Understood(Write(days))
        : new ParseResult.NotUnderstood(context.Language.Say("briefing.no-days", ("text", text)));

    /// <summary>The days, and the time of day if one is named, of something that comes again every week; null for anything else.</summary>
    public static (WeekdaySet Days, LocalTime? At)? Find(string text, Language language) =>
        Ways(text, language).Select(way => Read(way, language)).FirstOrDefault(found => found is not null);

    // "Sundays" and "on Sunday" are "every Sunday" here.
    private static IEnumerable<string> Ways(string text, Language language)
    {
        yield return text;
        var before = language.Values("briefing.weekdays", "before").ToArray();
        var bare = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => before.Contains(word, StringComparer.OrdinalIgnoreCase)));
        // "Mañana" is one day, though "cada mañana" is every morning.
        if (TimeText.IsNearDay(bare, language))
            yield break;
        foreach (var each in language.Values("briefing.weekdays", "each"))
            yield return $"{each} {bare}";
    }

    private static (WeekdaySet Days, LocalTime? At)? Read(string text, Language language) =>
        RecurrenceText.Read(text, language, Moment) is RecurrenceResult.Recurring { Recurrence: { Interval: 1 } found }
            ? found.Rule switch
            {
                RecurrenceRule.Daily => (All, found.At),
                RecurrenceRule.Weekly(var days) => (days, found.At),
                _ => null,
            }
            : null;

    /// <summary>The text that plans keep.</summary>
    public static string Write(WeekdaySet days) =>
        string.Join(',', Names.Where(name => (days & name.Day) != WeekdaySet.None).Select(name => name.Name));

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    public static WeekdaySet Parse(string canonical) => canonical.Split(',')
        .Aggregate(WeekdaySet.None, (days, day) => days | Names.Single(name => name.Name == day).Day);

    /// <summary><c>every day</c>, <c>Monday to Friday</c>, <c>every Monday and Thursday</c>.</summary>
    public static string Show(WeekdaySet days, Language language) => days switch
    {
        All => language.Say("briefing.days-all"),
        WeekdaySet.Workdays => language.Say("briefing.days-workdays"),
        WeekdaySet.Weekend => language.Say("briefing.days-weekend"),
        _ => language.Say("briefing.days-some", ("days", Texts.And(
            Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && days.Has(day))
                .Select(day => language.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7))),
            language))),
    };
}

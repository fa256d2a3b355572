namespace Alfred.Skills.Shared.Replies;

/// <summary>How replies say days. The pattern stands in the language's files, under <c>[language]</c>.</summary>
public static class Dates
{
    /// <summary>A day not far away: <c>Monday, 23 November</c>.</summary>
    public static string Near(LocalDate date, Language language) => date.ToDateTimeUnspecified().ToString(
        language.Value("language", "date") ?? language.Culture.DateTimeFormat.LongDatePattern, language.Culture);
}

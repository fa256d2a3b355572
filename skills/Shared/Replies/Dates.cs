using Alfred.Languages;
using NodaTime;

namespace Alfred.Skills.Shared.Replies;

/// <summary>How replies say days. The patterns stand in the language's files, under <c>[language]</c>.</summary>
public static class Dates
{
    /// <summary>A day not far away: <c>Monday, 23 November</c>.</summary>
    public static string Near(LocalDate date, Language language) => Format(date, language, "date");

    /// <summary>Any day: <c>23 November 2026</c>.</summary>
    public static string Full(LocalDate date, Language language) => Format(date, language, "date-with-year");

    private static string Format(LocalDate date, Language language, string pattern) => date.ToDateTimeUnspecified().ToString(
        language.Value("language", pattern) ?? language.Culture.DateTimeFormat.LongDatePattern, language.Culture);
}

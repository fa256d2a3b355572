using Alfred.Birthdays;

namespace Alfred.Skills.Home.Birthdays;

/// <summary>
/// Days of birth as people write them: "3 May", "12 March 1950". Plans keep <c>05-03</c> and <c>1950-03-12</c>: nothing that depends on the
/// moment is one.
/// </summary>
internal static class BirthdayText
{
    private const int FirstYear = 1900;

    /// <summary>The <see cref="Parameter.Read"/> of a day of birth.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var language = context.Language;
        var readings = TimeText.Moments.Select(moment => TimeText.Read(text, language, moment)).ToArray();
        if (readings[0] is TimeResult.Ambiguous { Question: var question, Readings: var doubtful, IsContradiction: false })
            return new ParseResult.Rejected(question)
            {
                Instead = [.. doubtful.Select(reading => Show(reading.At.Month, reading.At.Day, language))],
            };
        if (readings is not [TimeResult.Point { Grain: TimeGrain.Day, At: var one }, TimeResult.Point { At: var other }]
            || (one.Month, one.Day) != (other.Month, other.Day))
            return new ParseResult.NotUnderstood(language.Say("birthdays.no-day", ("text", text)));
        if (one.Year != other.Year)
            return new ParseResult.Understood(Canonical(year: null, one.Month, one.Day));
        return one.Year < FirstYear
            ? new ParseResult.NotUnderstood(language.Say("birthdays.no-day", ("text", text)))
            : new ParseResult.Understood(Canonical(one.Year, one.Month, one.Day));
    }

    /// <summary>The birthday that a plan means.</summary>
    public static Birthday Parse(string name, string canonical)
    {
        var numbers = canonical.Split('-').Select(static part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var month, var day] ? new(name, month, day, null) : new(name, numbers[1], numbers[2], numbers[0]);
    }

    /// <summary>The day as plans keep it.</summary>
    public static string Canonical(Birthday birthday) => Canonical(birthday.Year, birthday.Month, birthday.Day);

    /// <summary><c>Grandma (turns 76)</c>, or the name alone.</summary>
    public static string Show(Birthday birthday, LocalDate on, Language language) => birthday.AgeOn(on) is { } age
        ? language.Say("birthdays.turns", ("name", birthday.Name), ("age", age))
        : birthday.Name;

    /// <summary><c>3 May</c>.</summary>
    public static string Show(Birthday birthday, Language language) => Show(birthday.Month, birthday.Day, language);

    private static string Canonical(int? year, int month, int day) => year is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known:0000}-{month:00}-{day:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}");

    private static string Show(int month, int day, Language language) => new LocalDate(2000, month, day).ToDateTimeUnspecified()
        .ToString(language.Say("birthdays.pattern"), language.Culture);
}

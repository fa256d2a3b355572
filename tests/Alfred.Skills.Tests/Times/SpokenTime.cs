using System.Globalization;
using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

/// <summary>Writes down what a text says of time in one line: <c>2026-12-04 20:00 hour</c>. Said on a Friday at ten in Madrid.</summary>
internal static class SpokenTime
{
    public static readonly ZonedDateTime Friday = At(2026, 11, 27, 10, 0);

    public static ZonedDateTime At(int year, int month, int day, int hour, int minute, string zone = "Europe/Madrid") =>
        DateTimeZoneProviders.Tzdb[zone].AtLeniently(new LocalDateTime(year, month, day, hour, minute));

    public static string Read(string text, string language, ZonedDateTime? now = null) =>
        TimeText.Read(text, SkillSet.Languages[language], now ?? Friday) switch
        {
            TimeResult.Point point => Show(point),
            TimeResult.Ambiguous ambiguous => $"{string.Join(" or ", ambiguous.Readings.Select(Show))}?",
            _ => "no time",
        };

    public static string ReadRecurrence(string text, string language) =>
        RecurrenceText.Read(text, SkillSet.Languages[language], Friday) is RecurrenceResult.Recurring recurring
            ? recurring.Recurrence.ToString() : "no recurrence";

    private static string Show(TimeResult.Point point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.At:uuuu-MM-dd HH:mm} {$"{point.Grain}".ToLowerInvariant()}");
}

using System.Text.Json.Nodes;
using Alfred.Skills.Shared.Times;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Silo.Understand;

/// <summary>Reads a sentence as a point in time.</summary>
internal sealed class TimeSentences(LanguageSet languages, Language? language, ZonedDateTime now) : ISentenceReader
{
    private static readonly LocalDateTimePattern Shown = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    public JsonObject Read(string text)
    {
        var reading = (language is null ? languages.All : [language]).Select(spoken => TimeText.Read(text, spoken, now))
            .FirstOrDefault(static reading => reading is not TimeResult.NotATime);
        var point = reading as TimeResult.Point;
        return new()
        {
            ["text"] = text,
            ["at"] = point is null ? null : Shown.Format(point.At),
            ["grain"] = point?.Grain.ToString().ToLower(CultureInfo.InvariantCulture),
            ["asks"] = (reading as TimeResult.Ambiguous)?.Question,
        };
    }
}

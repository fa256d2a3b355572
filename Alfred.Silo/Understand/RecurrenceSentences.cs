using System.Text.Json.Nodes;
using Alfred.Schedules;
using Alfred.Skills.Shared.Times;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Silo.Understand;

/// <summary>Reads a sentence as something that comes again, and says its next five times.</summary>
internal sealed class RecurrenceSentences(LanguageSet languages, Language? language, ZonedDateTime now) : ISentenceReader
{
    private const int Shown = 5;

    public JsonObject Read(string text)
    {
        var recurrence = (language is null ? languages.All : [language])
            .Select(spoken => RecurrenceText.Read(text, spoken, now) as RecurrenceResult.Recurring)
            .FirstOrDefault(static reading => reading is not null)?.Recurrence;
        return new() { ["text"] = text, ["rule"] = recurrence?.ToString(), ["next"] = recurrence is null ? null : Next(recurrence) };
    }

    // Without a time of day there are only days.
    private JsonArray Next(Recurrence recurrence) => recurrence.At is null
        ? [.. recurrence.Days(now.Date).Take(Shown).Select(static day => JsonValue.Create(LocalDatePattern.Iso.Format(day)))]
        : [
            .. recurrence.Next(Shown, now.ToInstant(), now.Zone)
                .Select(instant => JsonValue.Create(LocalDateTimePattern.GeneralIso.Format(instant.InZone(now.Zone).LocalDateTime))),
        ];
}

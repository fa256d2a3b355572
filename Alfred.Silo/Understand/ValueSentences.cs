using System.Text.Json.Nodes;
using Alfred.Schedules;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Shared.Times;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Silo.Understand;

/// <summary>Reads a sentence as a value and nothing else. Never throws for anything that can be typed.</summary>
internal static class ValueSentences
{
    private const int MaxTimes = 5;

    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>As an amount of money.</summary>
    public static JsonObject ReadAmount(string text, ImmutableArray<Language> languages, string currency)
    {
        var reading = languages.Select(spoken => AmountText.Find(text, spoken, currency)).MaxBy(static reading => reading switch
        {
            AmountResult.Amount => 2,
            AmountResult.Question => 1,
            _ => 0,
        });
        var amount = reading as AmountResult.Amount;
        return new()
        {
            ["text"] = text,
            ["amount"] = amount?.Value.ToString(CultureInfo.InvariantCulture),
            ["currency"] = amount?.Currency,
            ["asks"] = (reading as AmountResult.Question)?.Problem,
        };
    }

    /// <summary>As a point in time.</summary>
    public static JsonObject ReadTime(string text, ImmutableArray<Language> languages, ZonedDateTime now)
    {
        var reading = languages.Select(spoken => TimeText.Read(text, spoken, now))
            .FirstOrDefault(static reading => reading is not TimeResult.NotATime);
        var point = reading as TimeResult.Point;
        return new()
        {
            ["text"] = text,
            ["at"] = point is null ? null : Time.Format(point.At),
            ["grain"] = point?.Grain.ToString().ToLower(CultureInfo.InvariantCulture),
            ["asks"] = (reading as TimeResult.Ambiguous)?.Question,
        };
    }

    /// <summary>As something that comes again, with its next five times.</summary>
    public static JsonObject ReadRecurrence(string text, ImmutableArray<Language> languages, ZonedDateTime now)
    {
        var recurrence = languages.Select(spoken => RecurrenceText.Read(text, spoken, now) as RecurrenceResult.Recurring)
            .FirstOrDefault(static reading => reading is not null)?.Recurrence;
        return new() { ["text"] = text, ["rule"] = recurrence?.ToString(), ["next"] = recurrence is null ? null : Next(recurrence, now) };
    }

    // Without a time of day there are only days.
    private static JsonArray Next(Recurrence recurrence, ZonedDateTime now) => recurrence.At is null
        ? [.. recurrence.Days(now.Date).Take(MaxTimes).Select(static day => JsonValue.Create(LocalDatePattern.Iso.Format(day)))]
        : [
            .. recurrence.Next(MaxTimes, now.ToInstant(), now.Zone)
                .Select(instant => JsonValue.Create(LocalDateTimePattern.GeneralIso.Format(instant.InZone(now.Zone).LocalDateTime))),
        ];
}

using Alfred.Reminders;
using Alfred.Skills.Shared.Times;
using NodaTime.Text;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>When somebody wants to be reminded, once the words are read. A closed family; its text is what plans keep.</summary>
internal abstract record ReminderTiming
{
    /// <summary>The time of a day that is named without one.</summary>
    public static readonly LocalTime DefaultTime = new(9, 0);

    /// <summary>Few mean an hour before it in the night.</summary>
    public const int FirstMorningHour = 7;

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;

    private ReminderTiming() { }

    /// <summary>The text that plans keep.</summary>
    public abstract override string ToString();

    /// <summary>Reads a time in any of several languages.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="languages">The languages, the likeliest first.</param>
    /// <param name="now">When and where it is said.</param>
    public static ReminderTiming Read(string text, IEnumerable<Language> languages, ZonedDateTime now) =>
        languages.Select(language => Read(text, language, now)).FirstOrDefault(static read => read is not Unsaid) ?? new Unsaid();

    /// <summary>Reads what <see cref="object.ToString"/> writes; <see cref="Unsaid"/> for null.</summary>
    public static ReminderTiming Parse(string? canonical) => canonical?.Split(' ') switch
    {
        null or ["unsaid"] => new Unsaid(),
        ["once", var at] => new Once(Moment(at), Other: null),
        ["once", var at, var other] => new Once(Moment(at), Moment(other)),
        ["again", var zone, .. var rule] => new Again(RecurrenceNotation.Parse(string.Join(' ', rule))!, DateTimeZoneProviders.Tzdb[zone]),
        ["past", var at] => new Past(Local.Parse(at).Value),
        ["either", .. var readings] => new Either([.. readings.Select(static reading => Local.Parse(reading).Value)]),
        _ => throw new FormatException("no time of a reminder"),
    };

    private static ReminderTiming Read(string text, Language language, ZonedDateTime now)
    {
        // "Am letzten Tag des Monats" is said of one month as well, and nobody said "every".
        if (RecurrenceText.Read(text, language, now) is RecurrenceResult.Recurring { Recurrence: var recurrence }
            && !(recurrence.Rule is RecurrenceRule.Monthly && TimeText.Read(text, language, now) is TimeResult.Point))
            return new Again(recurrence.At is null ? recurrence with { At = DefaultTime } : recurrence, now.Zone);
        if (HourOrDate(text, language, now) is { } either)
            return either;
        return TimeText.Read(text, language, now) switch
        {
            TimeResult.Point point => Of(point, now),
            TimeResult.Ambiguous { Readings: var readings } => new Either([.. readings.Select(reading => WithTime(reading))]),
            _ => new Unsaid(),
        };
    }

    // "Saturday 9" is nine o'clock on Saturday, or the Saturday that is a 9th.
    private static Either? HourOrDate(string text, Language language, ZonedDateTime now)
    {
        var at = text.LastIndexOf(' ');
        if (at < 0 || !int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || hour is < 1 or > 12
            || TimeText.Read(text[..at], language, now) is not TimeResult.Point { Grain: TimeGrain.Day } day
            || TimeText.Read(text, language, now) is not TimeResult.Point { Grain: TimeGrain.Day } date || date.At.Date == day.At.Date)
            return null;
        return new Either([day.At.Date + new LocalTime(hour < FirstMorningHour ? hour + 12 : hour, 0), date.At.Date + DefaultTime]);
    }

    private static ReminderTiming Of(TimeResult.Point point, ZonedDateTime now)
    {
        var at = WithTime(point);
        var instant = WallClock.At(now.Zone, at).ToInstant();
        // Few mean five in the morning by "tomorrow at 5": the afternoon is taken, told, and the morning offered. At six it is the other
        // way round. "Yesterday at 5" is over in both.
        if (point.Other is { Hour: >= 13 and <= 19 } later && WallClock.At(now.Zone, later).ToInstant() is var evening)
        {
            if (instant > now.ToInstant())
                return later.Hour < 18 ? new Once(evening, instant) : new Once(instant, evening);
            (at, instant) = (later, evening);
        }

        if (instant > now.ToInstant())
            return new Once(instant, Other: null);
        // "Today" alone does not say when.
        return point.Grain > TimeGrain.Day || (point.Grain == TimeGrain.Day && at.Date == now.Date) ? new Unsaid() : new Past(at);
    }

    private static LocalDateTime WithTime(TimeResult.Point point) => point.Grain >= TimeGrain.Day ? point.At.Date + DefaultTime : point.At;

    private static Instant Moment(string text) => InstantPattern.General.Parse(text).Value;

    private static string Text(Instant instant) => InstantPattern.General.Format(instant);

    /// <summary>At one moment.</summary>
    /// <param name="Due">The moment.</param>
    /// <param name="Other">The moment that may be meant instead; null for none.</param>
    public sealed record Once(Instant Due, Instant? Other) : ReminderTiming
    {
        public override string ToString() => Other is { } other ? $"once {Text(Due)} {Text(other)}" : $"once {Text(Due)}";
    }

    /// <summary>Again and again.</summary>
    /// <param name="Recurrence">With a time of day.</param>
    /// <param name="Zone">Whose wall clock.</param>
    public sealed record Again(Recurrence Recurrence, DateTimeZone Zone) : ReminderTiming
    {
        public override string ToString() => $"again {Zone.Id} {Recurrence}";
    }

    /// <summary>A time that is over.</summary>
    /// <param name="At">On the speaker's clock.</param>
    public sealed record Past(LocalDateTime At) : ReminderTiming
    {
        public override string ToString() => $"past {Local.Format(At)}";
    }

    /// <summary>A time that can be read in several ways, or one that may be a part of the text as well.</summary>
    /// <param name="Readings">The ways, on the speaker's clock.</param>
    public sealed record Either(ImmutableArray<LocalDateTime> Readings) : ReminderTiming
    {
        public override string ToString() => $"either {string.Join(' ', Readings.Select(Local.Format))}";
    }

    /// <summary>None was said.</summary>
    public sealed record Unsaid : ReminderTiming
    {
        public override string ToString() => "unsaid";
    }

    /// <summary>The time as a reminder keeps it; null for what is no time yet, or never comes.</summary>
    /// <param name="now">When it is set.</param>
    public ReminderTime? ToTime(ZonedDateTime now) => this switch
    {
        Once once => new(once.Due.ToDateTimeOffset(), Recurrence: null, now.Zone.Id),
        Again again when again.Recurrence.After(now.ToInstant(), again.Zone) is { } first =>
            new(first.ToDateTimeOffset(), again.Recurrence.ToString(), again.Zone.Id),
        _ => null,
    };
}

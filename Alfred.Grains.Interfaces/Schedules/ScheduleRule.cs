namespace Alfred.Schedules;

/// <summary>When something scheduled is due. A closed family.</summary>
public abstract record ScheduleRule
{
    /// <summary>The text of a rule that is due once.</summary>
    public const string OnceText = "once";

    private ScheduleRule() { }

    /// <summary>The rule's text in the schedule's row: <c>once</c>, <c>daily/1 from 2026-11-29 at 07:00</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The zone whose wall clock it goes by.</summary>
    public abstract DateTimeZone Zone { get; }

    /// <summary>
    /// The first occurrence strictly after an instant; null when there is none any more. What is due once
    /// comes although it lies behind the instant: it is never dropped.
    /// </summary>
    public abstract Occurrence? FirstAfter(Instant instant);

    /// <summary>Reads a row's rule.</summary>
    /// <param name="text">What <see cref="Text"/> was.</param>
    /// <param name="zone">The IANA zone.</param>
    /// <param name="due">When the row is due.</param>
    /// <exception cref="FormatException">The rule or the zone is unknown.</exception>
    public static ScheduleRule Parse(string text, string zone, Instant due)
    {
        if (text == OnceText)
            return new Once(due);
        var found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new FormatException($"unknown time zone '{zone}'");
        var recurrence = RecurrenceNotation.Parse(text) ?? throw new FormatException($"unknown schedule rule '{text}'");
        return new Recurring(recurrence, found);
    }

    /// <summary>At one moment, however late it is brought. The schedule ends with it.</summary>
    /// <param name="At">The moment.</param>
    public sealed record Once(Instant At) : ScheduleRule
    {
        /// <inheritdoc/>
        public override string Text => OnceText;

        /// <inheritdoc/>
        public override DateTimeZone Zone => DateTimeZone.Utc;

        /// <inheritdoc/>
        public override Occurrence? FirstAfter(Instant instant) => new(At.InUtc().Date, At);
    }

    /// <summary>Again and again. Of several occurrences that were missed only the last one comes.</summary>
    /// <param name="Recurrence">The days and the time.</param>
    /// <param name="InZone">Whose wall clock.</param>
    public sealed record Recurring(Recurrence Recurrence, DateTimeZone InZone) : ScheduleRule
    {
        /// <inheritdoc/>
        public override string Text => Recurrence.ToString();

        /// <inheritdoc/>
        public override DateTimeZone Zone => InZone;

        /// <inheritdoc/>
        public override Occurrence? FirstAfter(Instant instant) => Recurrence.FirstAfter(instant, InZone);
    }
}

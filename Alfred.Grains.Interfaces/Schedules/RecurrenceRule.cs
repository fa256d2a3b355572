namespace Alfred.Schedules;

/// <summary>On which days something comes again. A closed family.</summary>
public abstract record RecurrenceRule
{
    private RecurrenceRule() { }

    /// <summary>Every so many days.</summary>
    public sealed record Daily : RecurrenceRule;

    /// <summary>On days of every so many weeks; a week starts on Monday.</summary>
    /// <param name="Days">One or more.</param>
    public sealed record Weekly(WeekdaySet Days) : RecurrenceRule;

    /// <summary>On a day of every so many months.</summary>
    /// <param name="Day">1 to 31; in a month that has fewer days its last one is meant. So 31 is always the last day.</param>
    public sealed record Monthly(int Day) : RecurrenceRule;

    /// <summary>On the first, second, … of a day of the week in every so many months.</summary>
    /// <param name="Number">1 to 4, or -1 for the last.</param>
    /// <param name="Day">The day of the week.</param>
    public sealed record MonthlyWeekday(int Number, IsoDayOfWeek Day) : RecurrenceRule;

    /// <summary>On a date of every so many years.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Day">1 to 31; 29 February is the 28th in a year without it.</param>
    public sealed record Yearly(int Month, int Day) : RecurrenceRule;
}

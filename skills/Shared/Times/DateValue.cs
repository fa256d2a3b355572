namespace Alfred.Skills.Shared.Times;

/// <summary>What a piece of a text says about the date. A closed family.</summary>
internal abstract record DateValue
{
    private DateValue() { }

    /// <summary>Dates that are known: a day, a week, a month, a quarter, a year.</summary>
    /// <param name="Start">The first day.</param>
    /// <param name="End">The day behind the last.</param>
    /// <param name="Grain">Day or coarser; a quarter counts as a month.</param>
    /// <param name="IsDoubtful">True when the same digits can be read as another date.</param>
    internal sealed record Span(LocalDate Start, LocalDate End, TimeGrain Grain, bool IsDoubtful = false) : DateValue
    {
        public static Span Day(LocalDate day) => new(day, day.PlusDays(1), TimeGrain.Day);

        public static Span Year(int year) => new(new(year, 1, 1), new(year + 1, 1, 1), TimeGrain.Year);

        public static Span Month(LocalDate day) => new(FirstOf(day), FirstOf(day).PlusMonths(1), TimeGrain.Month);

        public static Span Week(LocalDate day) => new(MondayOf(day), MondayOf(day).PlusDays(7), TimeGrain.Week);

        /// <summary>The one of a unit that a day lies in.</summary>
        public static Span Of(TimeUnit unit, LocalDate day) => unit switch
        {
            TimeUnit.Week => Week(day),
            TimeUnit.Month => Month(day),
            TimeUnit.Quarter => Quarter(new(day.Year, day.Month - ((day.Month - 1) % 3), 1)),
            TimeUnit.Year => Year(day.Year),
            TimeUnit.Weekend => Weekend(MondayOf(day)),
            _ => Day(day),
        };

        public static Span Quarter(LocalDate start) => new(start, start.PlusMonths(3), TimeGrain.Month);

        private static LocalDate FirstOf(LocalDate day) => day.With(DateAdjusters.StartOfMonth);

        private static Span Weekend(LocalDate monday) => new(monday.PlusDays(5), monday.PlusDays(7), TimeGrain.Day);

        private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1).Previous(IsoDayOfWeek.Monday);
    }

    /// <summary>A day counted from today.</summary>
    internal sealed record Relative(int Days) : DateValue;

    /// <summary>Dates that come again and again, of which the nearest ahead is meant when nothing else is said.</summary>
    internal sealed record Every(DateRule Rule, bool IsDoubtful = false, bool IsMaybeClock = false) : DateValue;

    /// <summary>One of the dates that come again, picked by its place beside now.</summary>
    internal sealed record Picked(Pick Pick, DateRule Rule) : DateValue;
}

/// <summary>Which of several dates that come again.</summary>
internal enum Pick
{
    /// <summary>The one of this week or this year; of weekdays the coming one.</summary>
    This,

    /// <summary>A weekday in the week that starts on the next Monday; of all others the coming one.</summary>
    Next,

    /// <summary>The first after today.</summary>
    Coming,

    /// <summary>The second after today.</summary>
    AfterNext,

    /// <summary>The last before today.</summary>
    Last,

    /// <summary>The last but one before today.</summary>
    BeforeLast,
}

/// <summary>What is counted.</summary>
internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Weekend,
}

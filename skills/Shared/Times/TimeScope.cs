namespace Alfred.Skills.Shared.Times;

/// <summary>When a text is said, and in which language.</summary>
/// <param name="Now">The moment, in the speaker's zone.</param>
/// <param name="Order">The order in which the language writes dates in digits.</param>
internal sealed record TimeScope(ZonedDateTime Now, DateOrder Order)
{
    /// <summary>The speaker's date.</summary>
    public LocalDate Today => Now.Date;
}

/// <summary>The order in which dates are written in digits.</summary>
internal enum DateOrder
{
    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,

    /// <summary>Some write it the one way and some the other: what could be either is asked.</summary>
    Either,
}

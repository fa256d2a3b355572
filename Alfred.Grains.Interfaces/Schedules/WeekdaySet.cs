namespace Alfred.Schedules;

/// <summary>Any of the days of a week.</summary>
[Flags]
public enum WeekdaySet
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Mondays.</summary>
    Monday = 1,

    /// <summary>Tuesdays.</summary>
    Tuesday = 2,

    /// <summary>Wednesdays.</summary>
    Wednesday = 4,

    /// <summary>Thursdays.</summary>
    Thursday = 8,

    /// <summary>Fridays.</summary>
    Friday = 16,

    /// <summary>Saturdays.</summary>
    Saturday = 32,

    /// <summary>Sundays.</summary>
    Sunday = 64,

    /// <summary>Monday to Friday.</summary>
    Workdays = 31,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = 96,
}

/// <summary>Between one day of the week and sets of them.</summary>
public static class WeekdaySets
{
    /// <summary>The set of one day.</summary>
    public static WeekdaySet Of(IsoDayOfWeek day) => (WeekdaySet)(1 << ((int)day - 1));

    /// <summary>True when the day is one of them.</summary>
    public static bool Has(this WeekdaySet set, IsoDayOfWeek day) => (set & Of(day)) != WeekdaySet.None;
}

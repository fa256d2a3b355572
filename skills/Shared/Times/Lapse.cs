namespace Alfred.Skills.Shared.Times;

/// <summary>How long after or before.</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Days">Whole days.</param>
/// <param name="Time">Hours and less.</param>
/// <param name="Count">How many of the unit, as said.</param>
/// <param name="Unit">The unit, as said.</param>
internal sealed record Lapse(int Months, int Days, Duration Time, decimal Count, TimeUnit Unit)
{
    // A thousand years of months.
    private const int MaxMonths = 12_000;

    /// <summary>So many of a unit; null for more than a thousand years.</summary>
    public static Lapse? Of(decimal count, TimeUnit unit)
    {
        var months = unit switch { TimeUnit.Year => count * 12, TimeUnit.Quarter => count * 3, _ => count };
        if (months > MaxMonths)
            return null;
        return unit switch
        {
            TimeUnit.Year => Month(count * 12) with { Count = count, Unit = unit },
            TimeUnit.Quarter => Month(count * 3) with { Count = count, Unit = unit },
            TimeUnit.Month => Month(count),
            TimeUnit.Week or TimeUnit.Weekend => Day(count * 7) with { Count = count, Unit = unit },
            TimeUnit.Day => Day(count),
            TimeUnit.Hour => new(0, 0, Seconds(count * 3600), count, unit),
            TimeUnit.Minute => new(0, 0, Seconds(count * 60), count, unit),
            _ => new(0, 0, Seconds(count), count, unit),
        };
    }

    /// <summary>True for days and more.</summary>
    public bool IsDays => Time == Duration.Zero;

    /// <summary>How exactly a moment is named by it: a step finer than its unit, as the suites of the field have it.</summary>
    public TimeGrain Grain => Unit switch
    {
        TimeUnit.Year or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Week or TimeUnit.Weekend => TimeGrain.Day,
        TimeUnit.Day => TimeGrain.Hour,
        TimeUnit.Hour when Count == decimal.Truncate(Count) => TimeGrain.Minute,
        _ => TimeGrain.Second,
    };

    public Lapse And(Lapse other) =>
        new(Months + other.Months, Days + other.Days, Time + other.Time, other.Count, other.Unit < Unit ? other.Unit : Unit);

    public LocalDate Add(LocalDate date, int sign) => date.PlusMonths(sign * Months).PlusDays(sign * Days);

    private static Lapse Month(decimal count)
    {
        var whole = decimal.Truncate(count);
        return new((int)whole, (int)((count - whole) * 30), Duration.Zero, count, TimeUnit.Month);
    }

    private static Lapse Day(decimal count)
    {
        var whole = decimal.Truncate(count);
        return new(0, (int)whole, Seconds((count - whole) * 86_400), count, TimeUnit.Day);
    }

    private static Duration Seconds(decimal count) => Duration.FromSeconds((long)count);
}

/// <summary>A lapse from now.</summary>
/// <param name="Lapse">How long; null for now itself.</param>
/// <param name="Sign">1 ahead, -1 back.</param>
internal sealed record Shift(Lapse? Lapse, int Sign);

/// <summary>The zone that a time is said of.</summary>
internal sealed record ZoneValue(Offset Offset);

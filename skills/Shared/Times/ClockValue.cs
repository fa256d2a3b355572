namespace Alfred.Skills.Shared.Times;

/// <summary>A time of day as it is said.</summary>
/// <param name="Seconds">From midnight; below zero and beyond a day where it is said of the neighbouring one.</param>
/// <param name="IsTwelve">True when it can be that time or the one twelve hours later.</param>
/// <param name="Grain">Second, minute or hour.</param>
internal sealed record ClockValue(int Seconds, bool IsTwelve, TimeGrain Grain)
{
    private const int HalfDay = 12 * 3600;

    /// <summary>True when the same digits can be read as a day.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>True for a number that is a time only beside other words that say so.</summary>
    public bool IsLoose { get; init; }

    /// <summary>True for the end of a day, which is said of its last second and of the end of its work.</summary>
    public bool IsDayEnd { get; init; }

    /// <summary>The times it can be, the likelier first: 7 before 19, and noon before midnight.</summary>
    public IEnumerable<int> Candidates()
    {
        if (!IsTwelve)
            return [Seconds];
        var late = Seconds < 3600 ? Seconds + HalfDay : Seconds;
        return [late, late >= HalfDay ? late - HalfDay : late + HalfDay];
    }

    /// <summary>The time in a part of the day; null when it has none there: "13 in the morning".</summary>
    public int? In(DayPart part)
    {
        var early = Seconds % HalfDay;
        var hours = Seconds is >= 0 and < 13 * 3600 ? (int[])[early, early + HalfDay, early + (2 * HalfDay)] : [Seconds];
        if (part.IsHalf && Seconds < 3600)
            return null;
        // Parts of the day have no sharp end: "8 in the afternoon" is said too.
        foreach (var reach in part.IsHalf ? (int[])[0] : [0, 2])
        {
            foreach (var second in hours)
            {
                if (second >= part.From * 3600 && second < (part.To + reach) * 3600)
                    return second;
            }
        }

        return null;
    }
}

/// <summary>A part of the day.</summary>
/// <param name="From">The hour at which it starts.</param>
/// <param name="To">The hour at which it ends, over 24 for what lasts into the next day.</param>
/// <param name="Start">The hour that is meant when no time of day is named: a morning's is not midnight.</param>
/// <param name="Day">The day it belongs to, counted from today; null when it is any day's.</param>
/// <param name="IsHalf">True for the halves of the day, am and pm.</param>
internal sealed record DayPart(int From, int To, int Start, int? Day = null, bool IsHalf = false);

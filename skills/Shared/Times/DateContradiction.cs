using static Alfred.Skills.Shared.Times.DateValue;

namespace Alfred.Skills.Shared.Times;

/// <summary>A weekday and a date that were said together and do not go together: "Friday 3 May", where that is a Sunday.</summary>
/// <param name="Date">The date, whatever weekday it is.</param>
/// <param name="Weekday">The weekday that is nearest to it.</param>
internal sealed record DateContradiction(TimeResult.Point Date, TimeResult.Point Weekday)
{
    /// <summary>What the pieces of a text contradict each other in; null when they do not.</summary>
    public static DateContradiction? In(ImmutableArray<object> pieces, TimeScope scope)
    {
        var dates = pieces.OfType<DateValue>().ToList();
        // "Monday and Tuesday" are two days.
        if (dates.Count(static date => WeekdayOf(date) is not null) != 1)
            return null;
        var at = dates.FindIndex(static date => WeekdayOf(date) is not null);
        // "The second Sunday" is not "Sunday the 2nd".
        if (AreApart(pieces) || pieces.Any(static piece => piece is Shift)
            || (at > 0 && dates[at - 1] is Every { Rule: DateRule.DayOfMonth }))
            return null;
        if (new TimePieces(pieces.Remove(dates[at])).Point(scope) is not { Grain: <= TimeGrain.Day, At.Year: > 1 and < 4000 } point)
            return null;
        var nearest = point.At.Date.PlusDays(-4).Next(WeekdayOf(dates[at])!.Value);
        return nearest == point.At.Date ? null : new(point, point with { At = nearest + point.At.TimeOfDay, Other = null });
    }

    // "Friday the 3rd" is one day; "tomorrow about Friday" and "Monday for Christmas" speak of two.
    private static bool AreApart(ImmutableArray<object> pieces)
    {
        var places = Enumerable.Range(0, pieces.Length).Where(at => pieces[at] is DateValue).ToArray();
        return places.Zip(places.Skip(1)).Any(pair => pair.Second - pair.First > 2
            || (pair.Second - pair.First == 2 && pieces[pair.First + 1] is string
                && !MayHaveWordBetween((DateValue)pieces[pair.First], (DateValue)pieces[pair.Second])));
    }

    // A word before a weekday says that something else begins; behind one it may be the article of a date that has a number.
    private static bool MayHaveWordBetween(DateValue one, DateValue other) => WeekdayOf(other) is null
        && (WeekdayOf(one) is null || other is Span or Every { Rule: DateRule.DayOfMonth or DateRule.Inside });

    private static IsoDayOfWeek? WeekdayOf(DateValue date) => date switch
    {
        Every { Rule: DateRule.Weekday { Day: var day } } => day,
        Picked { Rule: DateRule.Weekday { Day: var day } } => day,
        _ => null,
    };
}

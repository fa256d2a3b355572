using static Alfred.Skills.Shared.Times.DateValue;

namespace Alfred.Skills.Shared.Times;

/// <summary>What the pieces of a text mean together.</summary>
internal sealed class TimePieces(ImmutableArray<object> pieces)
{
    private const int YearsAhead = 12;
    private const int SoonHours = 4;
    private static readonly LocalTime WorkEnd = new(17, 0);

    private readonly DateValue[] _dates = [.. pieces.OfType<DateValue>()];
    private readonly ClockValue? _clock = pieces.OfType<ClockValue>().FirstOrDefault();
    private readonly DayPart? _part = pieces.OfType<DayPart>().FirstOrDefault();
    private readonly Shift? _shift = pieces.OfType<Shift>().FirstOrDefault();
    private readonly ZoneValue? _zone = pieces.OfType<ZoneValue>().FirstOrDefault();

    /// <summary>True when the same digits can be read as another date.</summary>
    public bool IsDoubtfulDate => _dates.Any(static date => date is Span { IsDoubtful: true } or Every { IsDoubtful: true });

    /// <summary>True when the same digits can be read as another date or as a time of day.</summary>
    public bool IsDoubtful =>
        IsDoubtfulDate || _clock is { IsDoubtful: true } || _dates.Any(static date => date is Every { IsMaybeClock: true });

    /// <summary>The point in time; null when the pieces do not go together.</summary>
    public TimeResult.Point? Point(TimeScope scope)
    {
        if (_clock is null && _zone is not null)
            return null;
        if (_shift is not null && _dates.Length == 0 && _clock is null && _part is null)
            return Shifted(scope, _shift);
        Span? date = null;
        if (_dates.Length > 0 || _shift is not null)
        {
            date = Date(scope);
            if (date is null)
                return null;
        }

        if (_part?.Day is { } days)
        {
            var day = Span.Day(scope.Today.PlusDays(days));
            if (date is not null && date.Start != day.Start)
                return null;
            date = day;
        }

        // "Tonight at one", said after midnight, is of the night that began yesterday as long as it is ahead.
        if (_part is { Day: 0, To: > 24 } && _clock is not null
            && AtClock(scope, Span.Day(scope.Today.PlusDays(-1)), _clock) is { } begun && begun.At > scope.Now.LocalDateTime)
            return begun;
        if (_clock is null && _part is null)
            return date is null ? null : new(date.Start.AtMidnight(), date.Grain);
        if (date is { Grain: not TimeGrain.Day })
            return null;
        return _clock is null ? InPart(scope, date, _part!) : AtClock(scope, date, _clock);
    }

    /// <summary>The date that the pieces name; null for none.</summary>
    public Span? Date(TimeScope scope)
    {
        var rules = new List<DateRule>();
        Span? container = null;
        foreach (var date in _dates)
        {
            Span? span = null;
            switch (date)
            {
                case Every every:
                    rules.Add(every.Rule);
                    continue;
                case Relative relative:
                    span = Span.Day(scope.Today.PlusDays(relative.Days));
                    break;
                case Picked picked:
                    span = DatePick.Of(picked, scope.Today);
                    break;
                case Span known:
                    span = known;
                    break;
            }

            if (span is null)
                return null;
            // Of two known ones the finer lies in the coarser.
            if (container is not null && (span.Start < container.Start || span.End > container.End))
            {
                if (container.Start < span.Start || container.End > span.End)
                    return null;
                continue;
            }

            container = span;
        }

        var from = scope.Today;
        if (_shift is { Lapse: var lapse, Sign: var sign })
        {
            if (lapse is { IsDays: false })
                return null;
            from = lapse?.Add(from, sign) ?? from;
            // "Wednesday in 2 weeks": the one of that week. "Friday in 3 days" is that day or nothing.
            if (lapse is not null && container is null && rules is [DateRule.Weekday weekday])
                return lapse.Unit == TimeUnit.Day ? weekday.Of(Span.Day(from)) : weekday.Of(Span.Week(from));
            if (container is not null)
                return null;
            if (rules.Count == 0)
                return Span.Day(from);
        }

        if (rules.Count == 0)
            return container;
        if (Combine(rules) is not { } rule)
            return null;
        if (container is null)
            return Next(rule, from, _shift is null && rule is DateRule.Weekday);
        if (container.Grain == TimeGrain.Day && rule.Grain == TimeGrain.Day)
            return rule.NeedsContainer || !rule.In(container.Start, container.End).Any() ? null : container;
        if (container.Grain == TimeGrain.Week && rules.Exists(static one => one is DateRule.DayOfMonth))
            return null;
        return container.Grain <= rule.Grain ? null : rule.In(container.Start, container.End).FirstOrDefault();
    }

    // "Friday the 13th" meets; "Monday of the first week", "the 3rd of March" narrow down.
    private static DateRule? Combine(List<DateRule> rules)
    {
        // "The second Sunday" is not "Sunday the 2nd".
        for (var i = 1; i < rules.Count; i++)
        {
            if (rules[i - 1] is DateRule.DayOfMonth && rules[i] is DateRule.Weekday)
                return null;
        }

        DateRule? all = null;
        foreach (var rule in rules.OrderByDescending(static rule => rule.Grain).ThenBy(static rule => rule.NeedsContainer))
        {
            if (rule.NeedsContainer && rule.Grain >= all?.Grain)
                return null;
            all = all is null ? rule
                : rule.Grain == all.Grain && !rule.NeedsContainer ? new DateRule.Both(rule, all)
                : new DateRule.Inside(rule, all);
        }

        return all;
    }

    private static Span? Next(DateRule rule, LocalDate from, bool isAfter)
    {
        if (rule.NeedsContainer || from.Year is < 1500 or > 4000)
            return null;
        var around = rule.Around(from, YearsAhead);
        // A weekday beside a date says which year is meant, but nobody means one years ahead or long ago.
        if (rule is DateRule.Both or DateRule.Inside { Inner: DateRule.Both })
            return rule.Around(from, 1).FirstOrDefault(span => span.Start >= from.PlusDays(-10) && span.Start <= from.PlusYears(1));
        return around.FirstOrDefault(span => isAfter ? span.Start > from : span.End > from);
    }

    private static TimeResult.Point Shifted(TimeScope scope, Shift shift)
    {
        if (shift.Lapse is not { } lapse)
            return new(scope.Now.LocalDateTime.With(TimeAdjusters.TruncateToSecond), TimeGrain.Second);
        var grain = lapse.Grain;
        var local = scope.Now.LocalDateTime;
        var days = lapse.Add(local.Date, shift.Sign) + local.TimeOfDay;
        var at = lapse.IsDays ? days
            : (scope.Now.Zone.AtLeniently(days).ToInstant() + (shift.Sign * lapse.Time)).InZone(scope.Now.Zone).LocalDateTime;
        return new(
            grain switch
            {
                TimeGrain.Second => at.With(TimeAdjusters.TruncateToSecond),
                TimeGrain.Minute => at.With(TimeAdjusters.TruncateToMinute),
                TimeGrain.Hour => at.With(TimeAdjusters.TruncateToHour),
                TimeGrain.Month => at.Date.With(DateAdjusters.StartOfMonth).AtMidnight(),
                _ => at.Date.AtMidnight(),
            },
            grain);
    }

    private static TimeResult.Point InPart(TimeScope scope, Span? date, DayPart part)
    {
        var day = date?.Start ?? scope.Today;
        var end = day.AtMidnight().PlusHours(part.To);
        if (date is null && end <= scope.Now.LocalDateTime)
            day = day.PlusDays(1);
        return new(day.AtMidnight().PlusHours(part.Start), TimeGrain.Hour);
    }

    private TimeResult.Point? AtClock(TimeScope scope, Span? date, ClockValue clock)
    {
        var seconds = _part is null ? clock.Candidates() : clock.In(_part) is { } one ? [one] : [];
        var now = scope.Now.LocalDateTime;
        LocalDateTime? best = null;
        LocalDateTime? other = null;
        foreach (var second in seconds)
        {
            if (date is not null)
            {
                var at = InZone(scope, date.Start.AtMidnight().PlusSeconds(second));
                other = best is not null && date.Start != scope.Today ? at : null;
                // Of today's two the one that lies ahead, or is over last; of another day's the likelier.
                if (best is null || (date.Start == scope.Today && best <= now && at > best))
                    best = at;
                continue;
            }

            for (var day = scope.Today.PlusDays(-1); ; day = day.PlusDays(1))
            {
                var at = InZone(scope, day.AtMidnight().PlusSeconds(second));
                if (at <= now)
                    continue;
                (best, other) = best is { } found && at > found ? (found, at) : (at, best);
                break;
            }
        }

        // Today's nearest is meant, and the hours that come after it, but of those of the coming day it may be either: "at 5", said in the
        // evening.
        if (date is null && (best?.Date == scope.Today || best < now.PlusHours(SoonHours)))
            other = null;
        if (clock.IsDayEnd && best?.Date.At(WorkEnd) is { } early && early > now)
            other = early;
        return best is { } likeliest ? new(likeliest, clock.Grain) { Other = other } : null;
    }

    private LocalDateTime InZone(TimeScope scope, LocalDateTime at) =>
        _zone is null ? at : at.WithOffset(_zone.Offset).ToInstant().InZone(scope.Now.Zone).LocalDateTime;
}

using Alfred.Feeds;

namespace Alfred.Briefings;

/// <summary>A member's briefing and every decision about it. Immutable.</summary>
public sealed record BriefingState
{
    /// <summary>What the member wants.</summary>
    public BriefingPlan Plan { get; init; } = new();

    /// <summary>The local day of the last briefing that came by itself; null for none yet.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Sets times for days; other days keep theirs.</summary>
    public (BriefingState State, BriefingOutcome Outcome) SetTimes(ImmutableArray<BriefingTime> times)
    {
        var byDay = Plan.Times;
        foreach (var time in times)
            byDay = [.. Without(byDay, time.Days), time];
        return Change(Plan with { Times = Ordered(byDay) });
    }

    /// <summary>Takes days out.</summary>
    public (BriefingState State, BriefingOutcome Outcome) Skip(WeekdaySet days) =>
        Change(Plan with { Times = Ordered(Without(Plan.Times, days)) });

    /// <summary>Wants sections, or no longer wants them.</summary>
    public (BriefingState State, BriefingOutcome Outcome) Choose(BriefingSections sections, bool areWanted) =>
        Change(Plan with { Without = areWanted ? Plan.Without & ~sections : Plan.Without | sections });

    /// <summary>Says whether the briefing comes with nothing in it.</summary>
    public (BriefingState State, BriefingOutcome Outcome) BeSilent(bool whenEmpty) => Change(Plan with { IsSilentWhenEmpty = whenEmpty });

    /// <summary>Chooses the place whose weather is told.</summary>
    public (BriefingState State, BriefingOutcome Outcome) SetPlace(WeatherPlace place) =>
        Change(Plan with { Place = place, Without = Plan.Without & ~BriefingSections.Weather });

    /// <summary>Wants what was wanted before.</summary>
    public (BriefingState State, BriefingOutcome Outcome) Restore(BriefingPlan plan) => Change(plan);

    /// <summary>Notes that the briefing of a day comes now, unless it has come. One of an earlier day has come, too.</summary>
    public (BriefingState State, BriefingOutcome Outcome) Give(DateOnly day)
    {
        var isRepeated = LastDay >= day;
        var state = isRepeated ? this : this with { LastDay = day };
        return (state, new() { Before = Plan, After = Plan, LastDay = state.LastDay, IsRepeated = isRepeated });
    }

    /// <summary>Forgets everything. The outcome tells how many times there were, whose schedules end, and nothing else of them.</summary>
    public (BriefingState State, BriefingOutcome Outcome) Forget() =>
        (new(), new() { Before = new() { Times = [.. Plan.Times.Select(static _ => new BriefingTime(WeekdaySet.None, default))] } });

    private (BriefingState State, BriefingOutcome Outcome) Change(BriefingPlan plan) =>
        (this with { Plan = plan }, new() { Before = Plan, After = plan, LastDay = LastDay });

    private static IEnumerable<BriefingTime> Without(IEnumerable<BriefingTime> times, WeekdaySet days) =>
        times.Select(time => time with { Days = time.Days & ~days }).Where(time => time.Days != WeekdaySet.None);

    // One entry a time, so that a schedule is never set twice for the same moment.
    private static ImmutableArray<BriefingTime> Ordered(IEnumerable<BriefingTime> times) =>
    [
        .. times.GroupBy(time => time.At)
            .Select(same => new BriefingTime(same.Aggregate(WeekdaySet.None, (all, time) => all | time.Days), same.Key))
            .OrderBy(time => time.At),
    ];
}

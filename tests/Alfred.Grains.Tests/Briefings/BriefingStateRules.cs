using Alfred.Briefings;
using Alfred.Schedules;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Briefings;

/// <summary>Whatever a member asks for, a day has at most one time.</summary>
public sealed class BriefingStateRules
{
    private static readonly Arbitrary<BriefingTime[]> Times = Gen.Choose(1, 127).Zip(Gen.Choose(0, 23))
        .Select(pair => new BriefingTime((WeekdaySet)pair.Item1, new(pair.Item2, 0))).ArrayOf().ToArbitrary();

    [Fact]
    public void no_day_has_two_times_and_no_time_stands_twice() => Prop.ForAll(Times, times =>
    {
        var plan = After(times).Plan.Times;
        var days = plan.Aggregate(WeekdaySet.None, (all, time) => all | time.Days);
        return plan.Sum(time => (int)time.Days) == (int)days
            && plan.Select(time => time.At).Distinct().Count() == plan.Length && plan.All(time => time.Days != WeekdaySet.None);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void of_a_day_the_last_time_counts() => Prop.ForAll(Times, times =>
    {
        var plan = After(times).Plan.Times;
        return Enumerable.Range(0, 7).Select(day => (WeekdaySet)(1 << day)).All(day =>
            times.LastOrDefault(time => time.Days.HasFlag(day))?.At == plan.SingleOrDefault(time => time.Days.HasFlag(day))?.At);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_skipped_day_has_none_and_the_others_keep_theirs() => Prop.ForAll(Times, Gen.Choose(1, 127).ToArbitrary(), (times, days) =>
    {
        var before = After(times);
        var after = before.Skip((WeekdaySet)days).State.Plan.Times;
        return Enumerable.Range(0, 7).Select(day => (WeekdaySet)(1 << day)).All(day =>
            after.SingleOrDefault(time => time.Days.HasFlag(day))?.At
                == (((WeekdaySet)days).HasFlag(day) ? null : before.Plan.Times.SingleOrDefault(time => time.Days.HasFlag(day))?.At));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_day_is_given_once_and_no_day_before_it()
    {
        var (first, given) = new BriefingState().Give(new(2026, 11, 23));
        Assert.False(given.IsRepeated);
        Assert.True(first.Give(new(2026, 11, 23)).Outcome.IsRepeated);
        Assert.True(first.Give(new(2026, 11, 22)).Outcome.IsRepeated);
        Assert.False(first.Give(new(2026, 11, 24)).Outcome.IsRepeated);
    }

    private static BriefingState After(IEnumerable<BriefingTime> times) =>
        times.Aggregate(new BriefingState(), (state, time) => state.SetTimes([time]).State);
}

using Alfred.Members;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Members;

public sealed class SenderRateLimiterRules
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void within_any_minute_the_limit_is_admitted_and_nothing_below_it_refused() =>
        Prop.ForAll(
            Gen.Choose(1, 6).ToArbitrary(),
            Gen.Choose(0, 20).ListOf(60).ToArbitrary(),
            (limit, gaps) =>
            {
                var pace = new SenderRateLimiter(limit);
                var (at, admitted) = (Noon, new List<DateTimeOffset>());
                foreach (var (gap, id) in gaps.Select((gap, id) => (gap, (long)id)))
                {
                    at = at.AddSeconds(gap);
                    var withinMinute = admitted.Count(earlier => at - earlier < TimeSpan.FromMinutes(1));
                    if (pace.Take(id, at) == Admission.Admitted != withinMinute < limit)
                        return false;
                    if (withinMinute < limit)
                        admitted.Add(at);
                }

                return true;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_burst_is_told_of_once_and_the_next_burst_again()
    {
        var pace = new SenderRateLimiter(2);

        var first = Enumerable.Range(0, 5).Select(i => pace.Take(i, Noon.AddSeconds(i))).ToArray();
        var second = Enumerable.Range(5, 4).Select(i => pace.Take(i, Noon.AddMinutes(10).AddSeconds(i))).ToArray();

        Assert.Equal([Admission.Admitted, Admission.Admitted, Admission.RefusedFirst, Admission.Refused, Admission.Refused], first);
        Assert.Equal([Admission.Admitted, Admission.Admitted, Admission.RefusedFirst, Admission.Refused], second);
    }

    [Fact]
    public void a_message_that_is_asked_for_again_gets_the_same_answer_and_counts_once()
    {
        var pace = new SenderRateLimiter(2);

        var answers = new[] { 1L, 1L, 1L, 2L, 3L, 3L }.Select(id => pace.Take(id, Noon)).ToArray();

        Assert.Equal(
            [
                Admission.Admitted, Admission.Admitted, Admission.Admitted, Admission.Admitted, Admission.RefusedFirst,
                Admission.RefusedFirst],
            answers);
    }

    [Fact]
    public void a_clock_that_is_set_back_locks_nobody_out()
    {
        var pace = new SenderRateLimiter(1);
        pace.Take(1, Noon);

        Assert.Equal(Admission.Admitted, pace.Take(2, Noon.AddHours(-1)));
    }
}

using Alfred.Tests.Instances;
using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>
/// A family in four zones through a leap year, with changes of the clock, a week during which nothing runs and restarts: all that is due
/// comes once a local day, at its time, never before. The clock jumps from one due moment to the next.
/// </summary>
public sealed class SimulatedYear(DatabaseFixture databases)
{
    private static readonly Instant Start = Instant.FromUtc(2028, 1, 1, 0, 0);

    /// <summary>Has 29 February, the clocks moved forward in the north and back in the south, and a holiday.</summary>
    [Fact]
    public Task everything_due_in_the_first_hundred_days_comes_once_at_its_local_time() => PassAsync(
        down: Instant.FromUtc(2028, 1, 17, 0, 0), up: Instant.FromUtc(2028, 1, 24, 0, 0), end: Instant.FromUtc(2028, 4, 10, 0, 0),
        restarts: 10, atLeast: 700);

    [Fact]
    [Trait("Category", "Full")]
    public Task everything_due_comes_once_at_its_local_time_through_downtime_and_restarts() => PassAsync(
        down: Instant.FromUtc(2028, 8, 7, 0, 0), up: Instant.FromUtc(2028, 8, 14, 0, 0), end: Instant.FromUtc(2029, 1, 2, 0, 0),
        restarts: 30, atLeast: 3_000);

    private async Task PassAsync(Instant down, Instant up, Instant end, int restarts, int atLeast)
    {
        var expected = Expected(down, up, end);
        await using var year = await RunningYear.StartAsync(await databases.CreateAsync(), Start);
        var asked = await year.AskAsync(
            [.. Family.Asked.Select(static series => (series.Name, series.Says)), .. Chores.Asked]);
        // Everything is set within the first hour of the year, before anything is due.
        Assert.True(asked < expected.Min(static one => one.At));

        var moments = RestartsIn(expected, up, restarts);
        await year.PassUntilAsync(down, moments);
        await year.BeDownUntilAsync(up);
        await year.PassUntilAsync(end, moments);

        Assert.True(expected.Count > atLeast, $"hardly anything was due: {expected.Count}");
        Assert.Equal(restarts, year.Restarts);
        AssertSame(expected, year.Told);
    }

    // What each asked for, whenever it is due; of what came again during the downtime one only, at its end.
    private static List<Telling> Expected(Instant down, Instant up, Instant end)
    {
        var expected = new List<Telling>();
        foreach (var series in Family.Asked)
        {
            var zone = DateTimeZoneProviders.Tzdb[Family.Zones[series.Name]];
            expected.AddRange(series.Due(Start + Duration.FromHours(1), down, zone)
                .Select(due => new Telling(series.Name, series.Told, due)));
            expected.AddRange(series.Due(down, up, zone).TakeLast(series.IsOnce ? int.MaxValue : 1)
                .Select(_ => new Telling(series.Name, series.Told, up)));
            expected.AddRange(series.Due(up, end, zone).Select(due => new Telling(series.Name, series.Told, due)));
        }

        expected.AddRange(Chores.Expected(down, up, end));
        return expected;
    }

    // Among the moments at which something is due: a process that starts then must bring it, and nothing else.
    private static HashSet<Instant> RestartsIn(List<Telling> expected, Instant up, int restarts)
    {
        var random = new Random(2028);
        var moments = expected.Select(static one => one.At).Where(at => at != up).Distinct().Order().ToArray();
        return [.. random.GetItems(moments, restarts * 4).Distinct().Take(restarts)];
    }

    private static void AssertSame(List<Telling> expected, IReadOnlyList<Telling> told)
    {
        string[] wrong =
        [
            .. told.GroupBy(static one => one).Where(static same => same.Count() > 1).Select(static same => $"twice: {same.Key}"),
            .. expected.Except(told).Take(20).Select(static one => $"never came: {one}"),
            .. told.Except(expected).Take(20).Select(static one => $"came at a wrong time: {one}"),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }
}

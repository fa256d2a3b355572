using Alfred.Tests.Instances;
using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>
/// A family in four zones through a leap year, with both changes of the clock, a week during which nothing runs and thirty restarts: all
/// that is due comes once a local day, at its time, never before. The clock jumps from one due moment to the next.
/// </summary>
public sealed class SimulatedYear(DatabaseFixture databases)
{
    private const int Restarts = 30;

    private static readonly Instant Start = Instant.FromUtc(2028, 1, 1, 0, 0);
    private static readonly Instant Down = Instant.FromUtc(2028, 8, 7, 0, 0);
    private static readonly Instant Up = Instant.FromUtc(2028, 8, 14, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2029, 1, 2, 0, 0);

    [Fact]
    public async Task everything_due_comes_once_at_its_local_time_through_changes_of_the_clock_downtime_and_restarts()
    {
        var expected = Expected();
        await using var year = await RunningYear.StartAsync(await databases.CreateAsync(), Start);
        var asked = await year.AskAsync(
            [.. Family.Asked.Select(static series => (series.Name, series.Says)), .. Chores.Asked]);
        // Everything is set within the first hour of the year, before anything is due.
        Assert.True(asked < expected.Min(static one => one.At));

        var restarts = RestartsIn(expected);
        await year.PassUntilAsync(Down, restarts);
        await year.BeDownUntilAsync(Up);
        await year.PassUntilAsync(End, restarts);

        Assert.True(expected.Count > 3_000, "hardly anything was due");
        Assert.Equal(Restarts, year.Restarts);
        AssertSame(expected, year.Told);
    }

    // What each asked for, whenever it is due; of what came again during the downtime one only, at its end.
    private static List<Telling> Expected()
    {
        var expected = new List<Telling>();
        foreach (var series in Family.Asked)
        {
            var zone = DateTimeZoneProviders.Tzdb[Family.Zones[series.Name]];
            expected.AddRange(series.Due(Start + Duration.FromHours(1), Down, zone)
                .Select(due => new Telling(series.Name, series.Told, due)));
            expected.AddRange(series.Due(Down, Up, zone).TakeLast(series.IsOnce ? int.MaxValue : 1)
                .Select(_ => new Telling(series.Name, series.Told, Up)));
            expected.AddRange(series.Due(Up, End, zone).Select(due => new Telling(series.Name, series.Told, due)));
        }

        expected.AddRange(Chores.Expected(Down, Up, End));
        return expected;
    }

    // Among the moments at which something is due: a process that starts then must bring it, and nothing else.
    private static HashSet<Instant> RestartsIn(List<Telling> expected)
    {
        var random = new Random(2028);
        var moments = expected.Select(static one => one.At).Where(static at => at != Up).Distinct().Order().ToArray();
        return [.. random.GetItems(moments, Restarts * 4).Distinct().Take(Restarts)];
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

using Alfred.Schedules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Tests.Schedules;

public sealed class ScheduleRuleTests
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    [Theory]
    // Spring: 02:30 does not exist in Madrid on 2026-03-29, the first moment after the gap is 03:00 summer time.
    [InlineData("daily/1 from 1990-01-01 at 02:30", "Europe/Madrid", "2026-03-28T12:00:00Z", "2026-03-29", "2026-03-29T01:00:00Z")]
    // Autumn: 02:30 happens twice in Madrid on 2026-10-25, the first is in summer time.
    [InlineData("daily/1 from 1990-01-01 at 02:30", "Europe/Madrid", "2026-10-24T12:00:00Z", "2026-10-25", "2026-10-25T00:30:00Z")]
    [InlineData("daily/1 from 1990-01-01 at 02:30", "Europe/Madrid", "2026-10-25T00:30:00Z", "2026-10-26", "2026-10-26T01:30:00Z")]
    // Half an hour of change.
    [InlineData("daily/1 from 1990-01-01 at 02:15", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-04", "2026-10-03T15:30:00Z")]
    // 07:00 stays 07:00 across the change.
    [InlineData("daily/1 from 1990-01-01 at 07:00", "Europe/Amsterdam", "2026-03-28T12:00:00Z", "2026-03-29", "2026-03-29T05:00:00Z")]
    [InlineData("daily/1 from 1990-01-01 at 07:00", "Europe/Amsterdam", "2026-03-27T12:00:00Z", "2026-03-28", "2026-03-28T06:00:00Z")]
    [InlineData("daily/1 from 1990-01-01 at 07:00", "UTC", "2028-02-28T08:00:00Z", "2028-02-29", "2028-02-29T07:00:00Z")]
    public void the_next_occurrence_is_at_the_wall_clock(string rule, string zone, string after, string day, string due)
    {
        var next = ScheduleRule.Parse(rule, zone, default).FirstAfter(InstantOf(after))!.Value;

        Assert.Equal((day, InstantOf(due)), ($"{next.Day:uuuu-MM-dd}", next.Due));
    }

    [Fact]
    public void in_every_zone_each_day_has_one_occurrence_and_time_only_goes_forward() =>
        Prop.ForAll(
            Gen.Elements(Zones).ToArbitrary(),
            Gen.Choose(0, (24 * 60) - 1).ToArbitrary(),
            Gen.Choose(0, 365 * 30).ToArbitrary(),
            (zone, minute, start) =>
            {
                var rule = Daily(new(minute / 60, minute % 60), new(1990, 1, 1), DateTimeZoneProviders.Tzdb[zone]);
                var from = Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromDays(start);
                var last = rule.FirstAfter(from)!.Value;
                for (var i = 0; i < 400; i++)
                {
                    var next = rule.FirstAfter(last.Due)!.Value;
                    // A zone that crosses the date line skips a day altogether: Samoa 2011, Kwajalein 1993.
                    var days = Period.DaysBetween(last.Day, next.Day);
                    if (next.Due <= last.Due || days is not (1 or 2) || next.Due - last.Due > Duration.FromHours(50))
                        return false;
                    last = next;
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void in_every_zone_of_the_world_a_year_of_occurrences_is_what_the_zones_own_clock_says()
    {
        var random = new Random(19);
        foreach (var id in Zones)
        {
            var at = new LocalTime(random.Next(24), random.Next(60));
            var rule = Daily(at, new(1960, 1, 1), DateTimeZoneProviders.Tzdb[id]);
            var day = new LocalDate(random.Next(1970, 2038), 1, 1);
            var last = OnTheClock(day, at, rule.Zone);
            for (var end = day.PlusYears(1); day < end; day = day.PlusDays(1))
            {
                var next = rule.FirstAfter(last)!.Value;
                var expected = OnTheClock(day.PlusDays(1), at, rule.Zone);
                Assert.True(
                    next == new Occurrence(day.PlusDays(1), expected),
                    $"{id} at {at:HH:mm} after {day:uuuu-MM-dd}: {next.Due}, not {expected}");
                last = expected;
            }
        }
    }

    /// <summary>
    /// Straight from the zone: the first time the clock shows it, or, on a day on which it does not, the moment at which it skipped it.
    /// </summary>
    private static Instant OnTheClock(LocalDate day, LocalTime at, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(day + at);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    [Theory]
    [InlineData("daily/1 from 2026-01-01 at 25:00", "Europe/Madrid")]
    [InlineData("daily 07:00", "Europe/Madrid")]
    [InlineData("daily/1 from 1990-01-01 at 07:00", "Europe/Atlantis")]
    public void a_rule_that_is_none_is_refused(string rule, string zone) =>
        Assert.Throws<FormatException>(() => ScheduleRule.Parse(rule, zone, default));

    [Fact]
    public void what_is_due_once_is_still_to_come_however_late_it_is()
    {
        var at = InstantOf("2026-11-29T12:00:00Z");
        Assert.Equal(at, ScheduleRule.Parse("once", "UTC", at).FirstAfter(at + Duration.FromDays(30))!.Value.Due);
    }

    private static Instant InstantOf(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static ScheduleRule.Recurring Daily(LocalTime at, LocalDate from, DateTimeZone zone) =>
        new(new Recurrence(new RecurrenceRule.Daily(), Interval: 1, from, at), zone);
}

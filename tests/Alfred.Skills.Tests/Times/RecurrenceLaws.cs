using Alfred.Schedules;
using Alfred.Testing.Schedules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

/// <summary>What is true of whatever comes again, in every zone of the world.</summary>
public sealed class RecurrenceLaws
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    internal static readonly Gen<Recurrence> Recurrences =
        from rule in RecurrenceRules.All
        from interval in Gen.Choose(1, 5)
        from start in Gen.Choose(0, 365 * 60)
        from minute in Gen.Choose(-1, (24 * 60) - 1)
        select new Recurrence(
            rule, interval, new LocalDate(1970, 1, 1).PlusDays(start), minute < 0 ? null : new LocalTime(minute / 60, minute % 60));

    [Fact]
    public void a_text_is_read_back() => Prop.ForAll(
        Recurrences.ToArbitrary(), static recurrence => RecurrenceNotation.Parse(recurrence.ToString()) == recurrence)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void no_text_throws() =>
        Prop.ForAll<string>(static text => { RecurrenceNotation.Parse(text ?? ""); }).QuickCheckThrowOnFailure();

    [Fact]
    public void time_only_goes_forward_and_the_clock_shows_the_time_said() => Prop.ForAll(
        Recurrences.ToArbitrary(), Gen.Elements(Zones).ToArbitrary(), static (recurrence, id) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var last = zone.AtStartOfDay(recurrence.Start.PlusDays(-2)).ToInstant();
            foreach (var next in recurrence.Next(30, last, zone))
            {
                var local = next.InZone(zone).LocalDateTime;
                var isOnTime = local.TimeOfDay == (recurrence.At ?? LocalTime.Midnight);
                // Else the zone skipped it, and this is the first moment behind the gap.
                if (next <= last || (!isOnTime && zone.GetZoneInterval(next).Start != next))
                    return false;
                // Of a time that comes twice it is the first.
                if (isOnTime && zone.MapLocal(local).First().ToInstant() != next)
                    return false;
                last = next;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void every_day_is_one_that_the_rule_names_and_none_is_left_out() => Prop.ForAll(
        Recurrences.ToArbitrary(), static recurrence =>
        {
            var days = recurrence.Days(recurrence.Start).Take(40).ToArray();
            var all = recurrence with { Interval = 1 };
            // Without gaps between the units each day that fits is there; with them each is still one that fits.
            return days.SequenceEqual(days.Distinct().Order()) && days.All(day => all.Days(day).First() == day)
                && days.Skip(1).All(day => recurrence.Days(day).First() == day);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void starting_late_finds_the_same_days() => Prop.ForAll(
        Recurrences.ToArbitrary(), Gen.Choose(0, 4000).ToArbitrary(), static (recurrence, later) =>
        {
            var from = recurrence.Start.PlusDays(later);
            return recurrence.Days(from).First() == recurrence.Days(recurrence.Start).First(day => day >= from);
        }).QuickCheckThrowOnFailure();
}

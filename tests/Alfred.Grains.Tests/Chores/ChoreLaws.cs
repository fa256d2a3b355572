using System.Text.Json;
using Alfred.Chores;
using Alfred.Schedules;
using Alfred.Testing.Schedules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Extensions;

namespace Alfred.Tests.Chores;

/// <summary>What is true of every chore that comes again, whatever its calendar.</summary>
public sealed class ChoreLaws
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Gen<Chore> Calendars =
        from rule in RecurrenceRules.All
        from interval in Gen.Choose(1, 4)
        from start in Gen.Choose(0, 365 * 8)
        let first = new LocalDate(2024, 1, 1).PlusDays(start)
        let recurrence = new Recurrence(rule, interval, first, null)
        select new Chore("bins", "Ada")
        {
            Rhythm = ChoreRhythm.On(recurrence), Due = recurrence.Days(first).First().ToDateOnly(), Zone = "Europe/Madrid",
        };

    private static readonly Gen<Chore> Chores = Gen.OneOf(
        Calendars,
        from count in Gen.Choose(1, 40)
        from unit in Gen.Elements(ChoreUnit.Days, ChoreUnit.Weeks, ChoreUnit.Months)
        from start in Gen.Choose(0, 3000)
        select new Chore("plants", "Ada")
        {
            Rhythm = ChoreRhythm.After(count, unit), Due = new DateOnly(2024, 1, 1).AddDays(start), Zone = "Europe/Madrid",
        });

    [Fact]
    public void after_it_is_done_it_is_due_next_in_the_future() => Prop.ForAll(
        Chores.ToArbitrary(), Gen.Choose(-400, 400).ToArbitrary(), static (chore, late) =>
        {
            var today = chore.Due!.Value.AddDays(late);
            return Done(chore, today).Due > today;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void being_early_moves_no_calendar() => Prop.ForAll(
        Calendars.ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), static (chore, early) =>
            Done(chore, chore.Due!.Value.AddDays(-early)).Due == chore.Rhythm!.NextAfter(chore.Due.Value)).QuickCheckThrowOnFailure();

    [Fact]
    public void being_late_leaves_out_what_was_missed_and_nothing_else() => Prop.ForAll(
        Calendars.ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), static (chore, late) =>
        {
            var today = chore.Due!.Value.AddDays(late);
            var days = RecurrenceNotation.Parse(chore.Rhythm!.Calendar!)!.Days(chore.Due.Value.ToLocalDate());
            return Done(chore, today).Due == days.First(day => day > today.ToLocalDate()).ToDateOnly();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void done_twice_is_done_once() => Prop.ForAll(
        Chores.ToArbitrary(), Gen.Choose(-400, 400).ToArbitrary(), static (chore, late) =>
        {
            var today = chore.Due!.Value.AddDays(late);
            var board = ChoreScene.With(today, chore);
            var (once, _) = board.Finish(ChoreScene.By("Bob", 2, today), ChoreScene.On(today), [chore.Name]);
            var (twice, outcome) = once.Finish(ChoreScene.By("Ada", 3, today), ChoreScene.On(today), [chore.Name]);
            return ReferenceEquals(once, twice) && outcome.AlreadyDone.Length == 1 && outcome.Changed.IsEmpty;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void undo_restores_exactly_what_was() => Prop.ForAll(
        Gen.ListOf(from kind in Gen.Choose(0, 9) from name in Gen.Elements("bins", "plants", "oven") select (kind, name)).ToArbitrary(),
        static steps =>
        {
            var today = new DateOnly(2026, 11, 23);
            var board = ChoreScene.With(
                today,
                new Chore("bins", "Ada") { Rhythm = ChoreRhythm.After(3, ChoreUnit.Days), Due = today, Zone = "Etc/UTC" },
                new Chore("plants", "Ada") { Rotation = new(["Ada", "Bob", "Cleo"]) },
                new Chore("oven", "Ada", "Bob"));
            var number = 2;
            foreach (var (kind, name) in steps)
            {
                var after = Step(board, kind, name, number++, today);
                if (after.Version != board.Version)
                {
                    var (undone, _) = after.Undo(ChoreScene.By("Ada", number++, today), isConfirmed: false);
                    if (Text(undone) != Text(board))
                        return false;
                }

                board = after;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_chore_is_spoken_of_on_its_day_at_its_time_in_every_zone() => Prop.ForAll(
        Gen.Elements(Zones).ToArbitrary(), Gen.Choose(0, 365 * 30).ToArbitrary(), Gen.Choose(0, (24 * 60) - 1).ToArbitrary(),
        static (id, days, minute) =>
        {
            var day = new DateOnly(2000, 1, 1).AddDays(days);
            var at = TimeOnly.MinValue.AddMinutes(minute);
            var moment = new Chore("bins", "Ada") { At = at, Zone = id }.MomentOf(day);
            var zone = DateTimeZoneProviders.Tzdb[id];
            var local = moment.InZone(zone).LocalDateTime;
            // Else the zone skips that time, and this is the first moment behind the gap.
            return local == day.ToLocalDate() + at.ToLocalTime() || zone.GetZoneInterval(moment).Start == moment;
        }).QuickCheckThrowOnFailure();

    private static ChoreBoard Step(ChoreBoard board, int kind, string name, int number, DateOnly today)
    {
        var command = ChoreScene.By("Ada", number, today);
        var day = ChoreScene.On(today);
        return kind switch
        {
            0 => board.Add(command, day, [new(name, "Ada")]).Board,
            1 => board.Assign(command, name, "Cleo").Board,
            2 => board.Swap(command, day, name, "Bob").Board,
            3 => board.Snooze(command, name, command.At.AddHours(number)).Board,
            4 => board.Move(command, name, today.AddDays(number), null, "Etc/UTC").Board,
            5 => board.SetNag(command, name, new(60, number)).Board,
            6 => board.Pause(command, day, name, number % 2 == 0).Board,
            7 => board.Remove(command, name).Board,
            _ => board.Finish(command, day, [name]).Board,
        };
    }

    private static string Text(ChoreBoard board) => JsonSerializer.Serialize((board.Open, board.Done), Options);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { IncludeFields = true };

    private static Chore Done(Chore chore, DateOnly today)
    {
        var board = ChoreScene.With(today, chore);
        var (after, _) = board.Finish(ChoreScene.By("Bob", 2, today), ChoreScene.On(today), [chore.Name]);
        return after.Open.Single().Chore;
    }
}

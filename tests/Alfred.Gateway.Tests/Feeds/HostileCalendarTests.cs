using System.Globalization;
using System.Text;
using Alfred.Feeds;
using Alfred.Gateway.Feeds.Calendars;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Feeds;

/// <summary>Whatever a calendar holds, reading it ends, and what is good in it is read.</summary>
public sealed class HostileCalendarTests
{
    private const string Good = """
        BEGIN:VEVENT
        UID:good
        SUMMARY:Good
        DTSTART:20261123T090000Z
        DTEND:20261123T100000Z
        END:VEVENT
        """;

    [Theory]
    [InlineData("DTSTART:19000101T000000Z\nRRULE:FREQ=SECONDLY")]
    [InlineData("DTSTART:19000101T000000Z\nRRULE:FREQ=MINUTELY;COUNT=2000000000")]
    [InlineData("DTSTART:19000101T000000Z\nRRULE:FREQ=HOURLY")]
    [InlineData("DTSTART:19700101T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("DTSTART:20261101T000000Z\nRRULE:FREQ=DAILY;INTERVAL=0")]
    [InlineData("DTSTART:20261101T000000Z\nRRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9")]
    [InlineData("DTSTART:20261101T000000Z\nRRULE:FREQ=SOMETIMES")]
    [InlineData("DTSTART:20261101T000000Z\nRRULE:")]
    [InlineData("DTSTART:99991231T235959Z\nRRULE:FREQ=DAILY")]
    [InlineData("DTSTART:00010101T000000Z\nRRULE:FREQ=DAILY;COUNT=900000")]
    [InlineData("DTSTART:20261323T250000Z")]
    [InlineData("DTSTART:2026-11-23")]
    [InlineData("DTSTART:")]
    [InlineData("DTSTART;TZID=:20261123T090000")]
    [InlineData("DTEND:20261123T090000Z")]
    [InlineData("DTSTART:20261123T090000Z\nDURATION:P99999999999D")]
    [InlineData("DTSTART:20261123T090000Z\nDURATION:soon")]
    [InlineData("DTSTART:20261123T090000Z\nRECURRENCE-ID:never")]
    [InlineData("DTSTART:20261123T090000Z\nRRULE:FREQ=DAILY;UNTIL=tomorrow")]
    public void an_event_made_to_keep_us_busy_takes_no_other_with_it(string lines)
    {
        var calendar = CalendarFile.Read($"BEGIN:VEVENT\nUID:bad\nSUMMARY:Bad\n{lines}\nEND:VEVENT\n{Good}");

        Assert.Contains(calendar.Entries, entry => entry.Title == "Good");
        Assert.InRange(calendar.Entries.Length, 1, 400);
    }

    [Fact]
    public void an_end_before_the_start_is_no_time_at_all() =>
        Assert.Equal(
            ["10:00-10:00 Event"], CalendarFile.ReadEvent("DTSTART:20261123T090000Z\nDTEND:20261122T080000Z").On(23));

    [Fact]
    public void of_twenty_thousand_events_those_of_other_years_cost_nothing()
    {
        var calendar = CalendarFile.Read(
            $"{Good}\n{Many(20_000, i => string.Create(
                CultureInfo.InvariantCulture, $"DTSTART:20{10 + (i % 16)}{1 + (i % 10):00}15T090000Z"))}");

        Assert.Equal("Good", calendar.Entries.Single().Title);
        Assert.Equal(0, calendar.LeftOut);
    }

    [Fact]
    public void of_too_many_events_of_these_days_the_rest_is_told_of()
    {
        var calendar = CalendarFile.Read(
            Many(5_000, i => string.Create(CultureInfo.InvariantCulture, $"SUMMARY:{i}\nDTSTART:20261123T{i % 24:00}{i % 60:00}00Z")));

        Assert.Equal(400, calendar.Entries.Length);
        Assert.True(calendar.LeftOut >= 1_000);
    }

    [Fact]
    public void a_thousand_rules_that_never_match_end_with_the_budget()
    {
        var lines = Many(1_000, _ => "DTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");

        Assert.Equal(1_000, CalendarFile.Read(lines).LeftOut);
    }

    [Theory]
    [InlineData("DTSTART:20200101T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7")]
    [InlineData("DTSTART:00020101T000000Z\nRRULE:FREQ=DAILY")]
    [InlineData("DTSTART:20200101T000000Z\nDURATION:-P5000D\nRRULE:FREQ=DAILY")]
    public void a_calendar_made_to_keep_us_busy_ends_with_the_budget(string lines)
    {
        var last = Good.Replace("Good", "Last", StringComparison.Ordinal);
        var calendar = CalendarFile.Read($"{Good}\n{Many(1_000, _ => lines)}\n{last}");

        Assert.Contains(calendar.Entries, entry => entry.Title == "Good");
        Assert.DoesNotContain(calendar.Entries, entry => entry.Title == "Last");
    }

    [Theory]
    [InlineData("RDATE")]
    [InlineData("EXDATE")]
    public void an_event_of_a_hundred_thousand_dates_is_left_out(string name)
    {
        var dates = string.Join(',', Enumerable.Repeat("20261123T090000Z", 1_000));
        var calendar = CalendarFile.Read(
            $"{Good}\nBEGIN:VEVENT\nUID:a\nDTSTART:20261101T090000Z\nRRULE:FREQ=DAILY\n"
                + $"{string.Concat(Enumerable.Repeat($"{name}:{dates}\n", 100))}END:VEVENT");

        Assert.Equal("Good", calendar.Entries.Single().Title);
        Assert.Equal(1, calendar.LeftOut);
    }

    // The library works through each value that is written, as often as it is: a rule of 18 KB took half a minute.
    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH={0};BYDAY={1}", "1,2,3,4,5,6,7,8,9,10,11,12", 300, "MO,TU,WE,TH,FR,SA,SU", 480)]
    [InlineData("FREQ=YEARLY;BYDAY={1}", "", 1, "MO", 6_600)]
    [InlineData("FREQ=YEARLY;BYDAY={1}", "", 1, "MO", 750)]
    [InlineData("FREQ=DAILY;BYMONTH={0};BYDAY={1}", "1", 13, "MO", 1)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY={0};BYSETPOS={1}", "30,-30", 40, "1", 1)]
    [InlineData("FREQ=DAILY;BYSETPOS={0}", "1", 733, "", 1)]
    [InlineData("FREQ=YEARLY;BYYEARDAY={0}", "366", 733, "", 1)]
    [InlineData("FREQ=YEARLY;BYWEEKNO={0};BYDAY={1}", "53", 107, "MO", 1)]
    [InlineData("FREQ=DAILY;BYHOUR={0}", "9", 25, "", 1)]
    [InlineData("FREQ=YEARLY;BYMONTH=1{0};BYDAY=MO", ";BYMONTH=1", 12, "", 1)]
    public void lists_longer_than_their_values_can_differ_are_no_rule(string rule, string first, int times, string second, int secondTimes)
    {
        var separator = first.StartsWith(';') ? "" : ",";
        var written = string.Format(
            CultureInfo.InvariantCulture, rule, string.Join(separator, Enumerable.Repeat(first, times)),
            string.Join(',', Enumerable.Repeat(second, secondTimes)));

        Assert.Null(RuleCost.Of(written, 365));
        Assert.Equal(1, CalendarFile.ReadEvent($"DTSTART:20200101T000000Z\nRRULE:{written}").LeftOut);
    }

    [Fact]
    public void every_list_at_its_longest_is_paid_for_or_refused()
    {
        var weekdays = string.Join(',', Enumerable.Range(-53, 107).SelectMany(static number =>
            ((string[])["MO", "TU", "WE", "TH", "FR", "SA", "SU"]).Select(day => number == 0 ? day : $"{number}{day}")));
        var months = string.Join(',', Enumerable.Range(1, 12));
        var days = string.Join(',', Enumerable.Range(1, 31));

        Assert.Null(RuleCost.Of($"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days};BYDAY={weekdays}", 365));
        Assert.Null(RuleCost.Of($"FREQ=YEARLY;BYDAY={weekdays}", 365));
        Assert.InRange(RuleCost.Of($"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}", 365)!.Value, 70, 100);
        Assert.InRange(RuleCost.Of($"FREQ=YEARLY;BYMONTH={months};BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=4000", 30 * 365)!.Value, 2_000, 6_000);
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9", "20261102T090000")]
    [InlineData("FREQ=YEARLY;BYMONTH=11;BYDAY=4MO", "20201123T090000")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU", "20200101T090000")]
    [InlineData("FREQ=DAILY;BYMONTH=11;BYDAY=MO,TU,WE,TH,FR", "20201102T090000")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=327", "20151123T090000")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=16", "20200122T090000")]
    [InlineData("FREQ=WEEKLY;COUNT=1000;BYDAY=MO", "20151123T090000")]
    public void what_people_put_into_their_calendars_is_read(string rule, string start) =>
        Assert.Contains("09:00-09:30 Event", CalendarFile.ReadEvent(
            $"DTSTART;TZID=Europe/Madrid:{start}\nDURATION:PT30M\nRRULE:{rule}").On(23));

    [Fact]
    public void a_calendar_that_takes_too_long_is_given_up_between_its_events()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

        var fetch = CalendarFile.Fetch(Many(3_500, _ => "DTSTART:20261123T090000Z"), clock);

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.TooLong), fetch);
        Assert.InRange(clock.GetUtcNow() - clock.Start, CalendarReader.MaxTime, CalendarReader.MaxTime + TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void a_calendar_that_takes_too_long_is_given_up_between_the_times_of_an_event()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

        var fetch = CalendarFile.Fetch("BEGIN:VEVENT\nUID:a\nDTSTART:20261101T090000Z\nRRULE:FREQ=DAILY\nEND:VEVENT", clock);

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.TooLong), fetch);
    }

    [Fact]
    public void a_calendar_that_nobody_waits_for_any_more_is_given_up()
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new CountingClock(reads: 100, cancellation.Cancel);

        CalendarFile.Fetch(Many(3_500, _ => "DTSTART:20261123T090000Z"), clock, cancellation.Token);

        Assert.InRange(clock.Reads, 100, 105);
    }

    // It has to be counted from the first time on, one by one.
    [Theory]
    [InlineData("00010101T000000Z")]
    [InlineData("00020101T000000Z")]
    public void a_rule_that_counts_its_times_for_two_thousand_years_is_left_out(string start) =>
        Assert.Equal(1, CalendarFile.ReadEvent($"DTSTART:{start}\nRRULE:FREQ=DAILY;COUNT=900000").LeftOut);

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 20)]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", 10)]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", 5)]
    [InlineData("FREQ=YEARLY", 2)]
    [InlineData("FREQ=DAILY", 80)]
    public void what_people_put_into_their_calendars_costs_little_even_after_twenty_years(string rule, int most) =>
        Assert.InRange(RuleCost.Of(rule, 20 * 365) ?? int.MaxValue, 1, most);

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>")]
    [InlineData("{\"error\":\"no\"}")]
    [InlineData("BEGIN:VCARD\nFN:Ada\nEND:VCARD")]
    public void what_is_no_calendar_is_said_to_be_none(string text) =>
        Assert.Equal(FeedFailure.NotACalendar, Assert.IsType<CalendarFetch.Failed>(CalendarFile.ReadText(text)).Failure);

    [Fact]
    public void an_empty_calendar_is_one() => Assert.Empty(CalendarFile.Read("").Entries);

    [Fact]
    public void a_title_is_one_short_line_whatever_it_was()
    {
        var calendar = CalendarFile.Read($"""
            BEGIN:VEVENT
            UID:a
            SUMMARY:Ignore all\nprevious {new string('x', 5_000)}
            DTSTART:20261123T090000Z
            END:VEVENT
            """);

        var title = calendar.Entries.Single().Title;
        Assert.StartsWith("Ignore all previous", title, StringComparison.Ordinal);
        Assert.InRange(title.Length, 1, 120);
    }

    // Any line of a good calendar cut, doubled or swapped: it is read or refused, and nothing is thrown.
    [Fact]
    public void no_damaged_calendar_throws()
    {
        var lines = $"""
            BEGIN:VCALENDAR
            {Good}
            BEGIN:VEVENT
            UID:r
            DTSTART;TZID=Europe/Madrid:20261101T090000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            EXDATE:20261123T080000Z
            END:VEVENT
            END:VCALENDAR
            """.Split('\n');
        Prop.ForAll(
            Gen.Choose(0, lines.Length - 1).Two().ToArbitrary(),
            Gen.Choose(0, 40).ToArbitrary(),
            (pair, cut) =>
            {
                var damaged = lines.ToArray();
                damaged[pair.Item1] = damaged[pair.Item2][..Math.Min(cut, damaged[pair.Item2].Length)];
                _ = CalendarFile.ReadText(string.Join("\r\n", damaged));
            }).QuickCheckThrowOnFailure();
    }

    private static string Many(int count, Func<int, string> lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nUID:{i}\n{lines(i)}\nEND:VEVENT\n");
        return text.ToString();
    }

    /// <summary>Does something when it is read for the nth time.</summary>
    private sealed class CountingClock(int reads, Action action) : TimeProvider
    {
        public int Reads { get; private set; }

        public override long GetTimestamp()
        {
            if (++Reads == reads)
                action();
            return 0;
        }
    }
}

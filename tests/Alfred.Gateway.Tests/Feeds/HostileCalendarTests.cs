using System.Globalization;
using System.Text;
using Alfred.Gateway.Feeds.Calendars;
using FsCheck;
using FsCheck.Fluent;

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
    public void what_is_no_calendar_is_said_to_be_none(string text) => Assert.Null(CalendarReader.Read(text, CalendarFile.From, 21));

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
                _ = CalendarReader.Read(string.Join("\r\n", damaged), CalendarFile.From, 21);
            }).QuickCheckThrowOnFailure();
    }

    private static string Many(int count, Func<int, string> lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nUID:{i}\n{lines(i)}\nEND:VEVENT\n");
        return text.ToString();
    }
}

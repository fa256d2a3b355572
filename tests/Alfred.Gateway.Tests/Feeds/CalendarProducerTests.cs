using Alfred.Gateway.Feeds.Calendars;

namespace Alfred.Gateway.Tests.Feeds;

/// <summary>Calendars as the programs of this world write them.</summary>
public sealed class CalendarProducerTests
{
    [Fact]
    public void google_writes_single_events_in_utc_and_repeated_ones_in_their_zone()
    {
        var calendar = CalendarFile.Read("""
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Familie\, wir
            X-WR-TIMEZONE:Europe/Madrid
            BEGIN:VTIMEZONE
            TZID:Europe/Madrid
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART:20261123T083000Z
            DTEND:20261123T093000Z
            DTSTAMP:20261120T101010Z
            UID:one@google.com
            CREATED:20261101T101010Z
            DESCRIPTION:<a href="https://example.com">Long\, with
              a folded line</a>
            STATUS:CONFIRMED
            SUMMARY:Dentist\; upper floor
            TRANSP:OPAQUE
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-P0DT0H10M0S
            SUMMARY:not this one
            DTSTART:20200101T000000Z
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Europe/Madrid:20260901T173000
            DTEND;TZID=Europe/Madrid:20260901T181500
            RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261231T225959Z;BYDAY=MO,TU
            EXDATE;TZID=Europe/Madrid:20261124T173000
            UID:two@google.com
            SUMMARY:Piano
            END:VEVENT
            """);

        Assert.Equal("Familie, wir", calendar.Name);
        Assert.Equal(["09:30-10:30 Dentist; upper floor", "17:30-18:15 Piano"], calendar.On(23));
        Assert.Empty(calendar.On(24));
        Assert.Equal(["17:30-18:15 Piano"], calendar.On(30));
        Assert.Equal(0, calendar.LeftOut);
    }

    [Fact]
    public void Outlook_writes_zones_of_Windows()
    {
        var calendar = CalendarFile.Read("""
            PRODID:Microsoft Exchange Server 2010
            METHOD:PUBLISH
            X-WR-CALNAME:Calendar
            BEGIN:VTIMEZONE
            TZID:Romance Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            RRULE:FREQ=DAILY;UNTIL=20261125T080000Z;INTERVAL=1
            UID:040000008200E00074C5B7101A82E00800000000
            SUMMARY:Stand-up
            DTSTART;TZID=Romance Standard Time:20261120T090000
            DTEND;TZID=Romance Standard Time:20261120T091500
            CLASS:PUBLIC
            X-MICROSOFT-CDO-BUSYSTATUS:BUSY
            END:VEVENT
            BEGIN:VEVENT
            UID:all-day
            SUMMARY:Trip
            DTSTART;VALUE=DATE:20261124
            DTEND;VALUE=DATE:20261126
            X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
            END:VEVENT
            """);

        Assert.Equal(["09:00-09:15 Stand-up"], calendar.On(23));
        Assert.Equal(["all day Trip", "09:00-09:15 Stand-up"], calendar.On(25).Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(calendar.On(26));
    }

    [Fact]
    public void Outlook_invents_zones_that_nobody_knows_and_means_its_owners()
    {
        var calendar = CalendarFile.Read("""
            BEGIN:VEVENT
            UID:1
            SUMMARY:Call
            DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20261123T090000
            DTEND;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20261123T100000
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            SUMMARY:Lunch
            DTSTART;TZID=Customized Time Zone:20261123T130000
            DTEND;TZID=Customized Time Zone:20261123T140000
            END:VEVENT
            """);

        Assert.Equal(["09:00-10:00 Call", "13:00-14:00 Lunch"], calendar.On(23));
    }

    [Fact]
    public void Apple_moves_one_time_of_an_event_and_cancels_another()
    {
        var calendar = CalendarFile.Read("""
            PRODID:-//Apple Inc.//macOS 15.0//EN
            X-WR-CALNAME:Home
            X-APPLE-CALENDAR-COLOR:#FF2968
            BEGIN:VEVENT
            UID:5F1A
            SUMMARY:Yoga
            DTSTART;TZID=Europe/Madrid:20261102T190000
            DTEND;TZID=Europe/Madrid:20261102T200000
            RRULE:FREQ=DAILY
            EXDATE;TZID=Europe/Madrid:20261125T190000
            END:VEVENT
            BEGIN:VEVENT
            UID:5F1A
            RECURRENCE-ID;TZID=Europe/Madrid:20261123T190000
            SUMMARY:Yoga outside
            DTSTART;TZID=Europe/Madrid:20261123T070000
            DTEND;TZID=Europe/Madrid:20261123T080000
            END:VEVENT
            BEGIN:VEVENT
            UID:5F1A
            RECURRENCE-ID;TZID=Europe/Madrid:20261124T190000
            SUMMARY:Yoga
            DTSTART;TZID=Europe/Madrid:20261124T190000
            DTEND;TZID=Europe/Madrid:20261124T200000
            STATUS:CANCELLED
            END:VEVENT
            """);

        Assert.Equal(["07:00-08:00 Yoga outside"], calendar.On(23));
        Assert.Empty(calendar.On(24));
        Assert.Empty(calendar.On(25));
        Assert.Equal(["19:00-20:00 Yoga"], calendar.On(26));
    }

    [Fact]
    public void a_time_that_moved_out_of_sight_is_gone_from_where_it_was()
    {
        var calendar = CalendarFile.Read("""
            BEGIN:VEVENT
            UID:a
            SUMMARY:Review
            DTSTART;TZID=Europe/Madrid:20261102T100000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID:20261123T090000Z
            SUMMARY:Review
            DTSTART;TZID=Europe/Madrid:20270315T100000
            DURATION:PT1H
            END:VEVENT
            """);

        Assert.Empty(calendar.On(23));
        Assert.Equal(["10:00-11:00 Review"], calendar.On(30));
    }

    [Fact]
    public void Nextcloud_writes_zones_behind_a_path_and_excludes_in_utc()
    {
        var calendar = CalendarFile.Read("""
            PRODID:-//IDN nextcloud.com//Calendar app 4.7.6//EN
            BEGIN:VEVENT
            UID:3c1f
            SUMMARY:Choir
            DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Madrid:20261102T200000
            DTEND;TZID=/freeassociation.sourceforge.net/Europe/Madrid:20261102T213000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            EXDATE:20261123T190000Z
            END:VEVENT
            """);

        Assert.Empty(calendar.On(23));
        Assert.Equal(["20:00-21:30 Choir"], calendar.On(30));
    }

    [Theory]
    [InlineData("EXDATE:20261124T080000Z")]
    [InlineData("EXDATE;TZID=America/New_York:20261124T030000")]
    [InlineData("EXDATE;TZID=Europe/London:20261123T080000,20261124T080000")]
    [InlineData("EXDATE;VALUE=DATE:20261124")]
    [InlineData("EXDATE;TZID=Europe/Madrid:20261124T090000\nEXDATE;TZID=Europe/Madrid:20261126T090000")]
    public void an_excluded_time_is_the_same_moment_in_whatever_zone_it_is_written(string exclusion)
    {
        var calendar = CalendarFile.ReadEvent($"""
            DTSTART;TZID=Europe/Madrid:20261120T090000
            DTEND;TZID=Europe/Madrid:20261120T100000
            RRULE:FREQ=DAILY
            {exclusion}
            """);

        Assert.Empty(calendar.On(24));
        Assert.Equal(["09:00-10:00 Event"], calendar.On(25));
    }

    [Fact]
    public void a_floating_time_is_that_of_whoever_reads_it()
    {
        var calendar = CalendarFile.ReadEvent("DTSTART:20261123T210000\nDTEND:20261123T220000");

        Assert.Equal(["21:00-22:00 Event"], calendar.On(23));
        Assert.Equal(["21:00-22:00 Event"], calendar.On(23, NodaTime.DateTimeZoneProviders.Tzdb["Asia/Tokyo"]));
    }

    [Fact]
    public void a_moment_lies_on_the_readers_day()
    {
        var calendar = CalendarFile.ReadEvent("DTSTART:20261123T233000Z\nDTEND:20261124T003000Z");

        Assert.Equal(["00:30-01:30 Event"], calendar.On(24));
        Assert.Empty(calendar.On(23));
        Assert.Equal(["08:30-09:30 Event"], calendar.On(24, NodaTime.DateTimeZoneProviders.Tzdb["Asia/Tokyo"]));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261123")]
    [InlineData("DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261124")]
    [InlineData("DTSTART;VALUE=DATE:20191123\nRRULE:FREQ=YEARLY")]
    [InlineData("DTSTART;VALUE=DATE:20261101\nRDATE;VALUE=DATE:20261123")]
    public void a_whole_day_is_that_day_everywhere(string lines)
    {
        var calendar = CalendarFile.ReadEvent(lines);

        foreach (var zone in (string[])["Pacific/Kiritimati", "Europe/Madrid", "Pacific/Pago_Pago"])
        {
            Assert.Equal(["all day Event"], calendar.On(23, NodaTime.DateTimeZoneProviders.Tzdb[zone]));
            Assert.Empty(calendar.On(24, NodaTime.DateTimeZoneProviders.Tzdb[zone]));
        }
    }

    [Fact]
    public void a_wall_clock_time_stays_the_same_over_a_change_of_the_clock()
    {
        // Until 25 October Madrid is two hours ahead, from then on one.
        var calendar = CalendarFile.ReadDays("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            SUMMARY:Walk
            DTSTART;TZID=Europe/Madrid:20261001T080000
            DTEND;TZID=Europe/Madrid:20261001T083000
            RRULE:FREQ=DAILY
            END:VEVENT
            END:VCALENDAR
            """, new(2026, 10, 23), 5);

        Assert.All(
            calendar.Entries, entry => Assert.Equal(8, entry.In(CalendarFile.Madrid).Start.Hour));
        Assert.Contains(calendar.Entries, entry => entry.Start.Hour == 6);
        Assert.Contains(calendar.Entries, entry => entry.Start.Hour == 7);
    }

    [Fact]
    public void a_calendars_monthly_31st_skips_short_months()
    {
        var calendar = CalendarFile.ReadDays("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            SUMMARY:Pay
            DTSTART;VALUE=DATE:20260131
            RRULE:FREQ=MONTHLY
            END:VEVENT
            END:VCALENDAR
            """, new(2026, 2, 20), 45);

        Assert.Equal([new DateTime(2026, 3, 31)], calendar.Entries.Select(entry => entry.Start));
    }
}

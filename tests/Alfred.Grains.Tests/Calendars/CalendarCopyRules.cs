using Alfred.Calendars;
using Alfred.Feeds;

namespace Alfred.Tests.Calendars;

/// <summary>When a calendar is fetched, and what is told while its source is down.</summary>
public sealed class CalendarCopyRules
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CalendarEntry Dentist = new("Dentist", EntryTime.Moments, Now.UtcDateTime, Now.UtcDateTime.AddHours(1));

    private static readonly CalendarCopy Good = new CalendarCopy().After(
        new CalendarFetch.Read(new() { Name = "Family", Entries = [Dentist], Version = new("\"v1\"", null) }), Today.AddDays(-1), Now);

    [Fact]
    public void it_is_asked_for_at_most_every_quarter_of_an_hour()
    {
        Assert.True(new CalendarCopy().NeedsFetch(Now, Today));
        Assert.False(Good.NeedsFetch(Now.AddMinutes(14), Today));
        Assert.True(Good.NeedsFetch(Now.AddMinutes(15), Today));
    }

    [Fact]
    public void a_source_that_failed_is_left_alone_for_a_minute()
    {
        var failed = Good.After(new CalendarFetch.Failed(FeedFailure.Unreachable), Today.AddDays(-1), Now.AddHours(1));

        Assert.False(failed.NeedsFetch(Now.AddHours(1).AddSeconds(59), Today));
        Assert.True(failed.NeedsFetch(Now.AddHours(1).AddMinutes(1), Today));
    }

    [Fact]
    public void one_that_was_too_much_to_read_is_left_alone_for_a_quarter_of_an_hour()
    {
        var failed = new CalendarCopy().After(new CalendarFetch.Failed(FeedFailure.TooLong), Today.AddDays(-1), Now);

        Assert.False(failed.NeedsFetch(Now.AddMinutes(14), Today));
        Assert.True(failed.NeedsFetch(Now.AddMinutes(15), Today));
    }

    [Fact]
    public void the_last_good_copy_is_told_with_its_age_while_the_source_is_down()
    {
        var reading = Good.After(new CalendarFetch.Failed(FeedFailure.Unreachable), Today.AddDays(-1), Now.AddHours(1)).Read(Today);

        Assert.Equal([Dentist], reading.Entries);
        Assert.Equal((Now, FeedFailure.Unreachable), (reading.AsOf, reading.Failure));
    }

    [Fact]
    public void a_copy_that_does_not_reach_the_day_says_nothing_of_it()
    {
        var reading = Good.After(new CalendarFetch.Failed(FeedFailure.Unreachable), Today, Now.AddDays(40)).Read(Today.AddDays(40));

        Assert.Null(reading.AsOf);
        Assert.Equal(FeedFailure.Unreachable, reading.Failure);
    }

    [Fact]
    public void unchanged_makes_it_fresh_and_keeps_what_it_says()
    {
        var unchanged = Good.After(new CalendarFetch.Unchanged(), Today, Now.AddHours(3));

        Assert.Equal([Dentist], unchanged.Read(Today).Entries);
        Assert.Equal(Now.AddHours(3), unchanged.Read(Today).AsOf);
    }

    [Fact]
    public void its_version_is_asked_about_until_the_copy_gets_short()
    {
        Assert.Equal(new("\"v1\"", null), Good.KnownFor(Today.AddDays(5)));
        Assert.Null(Good.KnownFor(Today.AddDays(7)));
        Assert.Null(new CalendarCopy().KnownFor(Today));
    }

    [Fact]
    public void a_clock_that_was_set_back_does_not_keep_it_from_being_asked() => Assert.True(Good.NeedsFetch(Now.AddDays(-2), Today));
}

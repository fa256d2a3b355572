using System.Collections.Immutable;
using Alfred.Calendars;
using Alfred.Feeds;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Calendars in the briefing: a person's own stay their own, and their addresses are never said (behaviours 11 and 17).</summary>
public sealed class BriefingCalendars
{
    private const string Url = "https://calendar.google.com/calendar/ical/ada/private-4711/basic.ics";

    private readonly Household _home = new();

    [Fact]
    public async Task the_days_events_stand_in_the_briefing()
    {
        Publish(Url, "Family", At("Dentist", 9, 30, 10, 0), Days("School holidays", 22, 25), At("Tomorrow", 33, 0, 34, 0));
        Assert.Equal(
            "Added the calendar Family. It is yours alone and comes in your briefing.", await _home.SayAsync("Ada", $"add calendar {Url}"));

        Assert.Equal("""
            Good morning, Ada. It is Monday, 23 November.
            All day: School holidays
            09:30 Dentist
            """, await _home.SayAsync("Ada", "briefing"));
    }

    [Fact]
    public async Task Auf_Deutsch_auch()
    {
        _home.Of("Ada").Language = SkillSet.Languages["de"];
        Publish(Url, "Familie", Days("Ferien", 22, 25));
        Assert.Equal(
            "Kalender Familie aufgenommen. Er ist für dich allein und steht in deinem Briefing.",
            await _home.SayAsync("Ada", $"neuer Kalender {Url}"));
        Assert.Equal("Guten Morgen, Ada. Heute ist Montag, 23. November.\nGanztägig: Ferien", await _home.SayAsync("Ada", "Briefing"));
        Assert.Equal("Den Kalender Familie lese ich nicht mehr.", await _home.SayAsync("Ada", "entferne Kalender Familie"));
    }

    [Fact]
    public async Task it_is_the_giver_s_alone_unless_they_say_for_everyone()
    {
        Publish(Url, "Ada's own", At("Secret appointment", 9, 0, 10, 0));
        Publish("https://school.example/all.ics", "School", At("Parents' evening", 19, 0, 20, 0));
        await _home.SayAsync("Ada", $"add calendar {Url}");
        Assert.Equal(
            "Added the calendar School for everybody. It comes in everybody's briefing.",
            await _home.SayAsync("Ada", "add calendar https://school.example/all.ics for everyone"));

        var bobs = await _home.SayAsync("Bob", "briefing");
        Assert.Contains("19:00 Parents' evening", bobs, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", bobs, StringComparison.Ordinal);
        Assert.Equal("For everybody: School (school.example).", await _home.SayAsync("Bob", "my calendars"));
        Assert.Contains("09:00 Secret appointment", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task its_address_is_in_no_answer_and_in_no_journal()
    {
        Publish(Url, "Family");
        var chat = _home.Of("Ada");
        foreach (var said in (string[])[$"add calendar {Url}", $"add calendar {Url}", "my calendars", "what's in my briefing?",
            "calendar today", "remove calendar Family"])
        {
            Assert.DoesNotContain("private-4711", await chat.SayAsync(said), StringComparison.Ordinal);
            Assert.DoesNotContain(
                chat.Outcomes, outcome => $"{outcome.Journal}{outcome.Reply?.Choices}".Contains("private-4711", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(FeedFailure.NotFound, "there is nothing at its address any more")]
    [InlineData(FeedFailure.Forbidden, "it is not open to those who have its address")]
    [InlineData(FeedFailure.NotAllowed, "its address is not a public https address")]
    [InlineData(FeedFailure.NotACalendar, "what is there is no calendar")]
    [InlineData(FeedFailure.TooLong, "it is too big (at most 2 MB)")]
    public async Task an_address_that_is_no_calendar_is_not_added_and_says_why(FeedFailure failure, string reason)
    {
        Feed(Url).Reading = new() { Failure = failure };

        Assert.Equal(
            $"I did not add the calendar at calendar.google.com: {reason}.", await _home.SayAsync("Ada", $"add calendar {Url}"));
        Assert.StartsWith("There are no calendars yet.", await _home.SayAsync("Ada", "my calendars"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task one_that_is_only_away_is_added_and_tried_again()
    {
        Feed(Url).Reading = new() { Failure = FeedFailure.Unreachable };
        Assert.Equal("""
            Added the calendar calendar.google.com. It is yours alone and comes in your briefing.
            I could not read it yet: it does not answer. I try again whenever it is needed.
            """, await _home.SayAsync("Ada", $"add calendar {Url}"));

        Assert.EndsWith(
            "Calendar calendar.google.com: it does not answer.", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task when_its_source_is_down_the_last_good_copy_is_told_with_its_age()
    {
        Publish(Url, "Family", At("Dentist", 9, 30, 10, 0));
        await _home.SayAsync("Ada", $"add calendar {Url}");
        Feed(Url).Reading = Feed(Url).Reading with
        {
            AsOf = new(2026, 11, 23, 5, 10, 0, TimeSpan.Zero),
            Failure = FeedFailure.Unreachable,
        };

        Assert.EndsWith(
            "09:30 Dentist\nCalendar Family: it does not answer; this is as of 06:10.", await _home.SayAsync("Ada", "briefing"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_day_is_told_when_asked()
    {
        Publish(Url, "Family", At("Dentist", 9, 30, 10, 0), At("Flight", 33, 15, 36, 0));
        await _home.SayAsync("Ada", $"add calendar {Url}");

        Assert.Equal("Monday, 23 November:\n09:30 Dentist", await _home.SayAsync("Ada", "what's on my calendar today?"));
        Assert.Equal("Tuesday, 24 November:\n09:15 Flight", await _home.SayAsync("Ada", "calendar tomorrow"));
        Assert.Equal("Tuesday, 24 November:\n09:15 Flight", await _home.SayAsync("Ada", "what's on my calendar on Tuesday?"));
        Assert.Equal(
            "I know what is in the calendars today and in the next 13 days.",
            await _home.SayAsync("Ada", "what's on my calendar on 8 December?"));
    }

    [Fact]
    public async Task an_event_over_midnight_says_when_it_ends()
    {
        Publish(Url, "Family", At("Party", -2, 0, 2, 30));
        await _home.SayAsync("Ada", $"add calendar {Url}");

        Assert.Equal("Monday, 23 November:\nUntil 02:30: Party", await _home.SayAsync("Ada", "calendar"));
    }

    [Fact]
    public async Task many_events_are_cut()
    {
        Publish(Url, "Family", [.. Enumerable.Range(8, 12).Select(hour => At($"Event {hour}", hour, 0, hour, 30))]);
        await _home.SayAsync("Ada", $"add calendar {Url}");

        Assert.EndsWith("13:00 Event 13\n… and 6 more", await _home.SayAsync("Ada", "calendar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_an_address_it_is_asked_for() =>
        Assert.StartsWith("Which calendar? Send its address:", await _home.SayAsync("Ada", "add calendar"), StringComparison.Ordinal);

    [Fact]
    public async Task what_was_read_from_it_goes_with_it()
    {
        Publish(Url, "Family");
        await _home.SayAsync("Ada", $"add calendar {Url}");
        await _home.SayAsync("Ada", "remove calendar Family");

        Assert.True(Feed(Url).IsForgotten);
    }

    private TestCalendarFeedGrain Feed(string url) => (TestCalendarFeedGrain)_home.Grains.Get<ICalendarFeedGrain>(url);

    private void Publish(string url, string name, params ImmutableArray<CalendarEntry> entries) =>
        Feed(url).Reading = new() { Name = name, Entries = entries, AsOf = _home.Now.ToDateTimeOffset() };

    // Hours of Monday, 23 November, on the clock of Madrid.
    private static CalendarEntry At(string title, int hour, int minute, int endHour, int endMinute)
    {
        var midnight = new DateTime(2026, 11, 22, 23, 0, 0, DateTimeKind.Utc);
        return new(
            title, EntryTime.Moments, midnight.AddHours(hour).AddMinutes(minute), midnight.AddHours(endHour).AddMinutes(endMinute));
    }

    private static CalendarEntry Days(string title, int first, int end) =>
        new(title, EntryTime.Days, new(2026, 11, first), new(2026, 11, end));
}

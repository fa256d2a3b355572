using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// When the briefing comes: each person's times, days and zone, once a local day, and never silently lost (behaviours 3 to 5, 17).
/// </summary>
public sealed class BriefingTimes
{
    private readonly Household _home = new();

    [Fact]
    public async Task weekdays_at_7_and_weekends_at_9()
    {
        Assert.Equal(
            "Your briefing comes Monday to Friday at 07:00, Saturday and Sunday at 09:00 (Europe/Madrid), starting tomorrow.",
            await _home.SayAsync("Ada", "briefing weekdays at 7, weekends at 9"));

        // From Monday, 23 November, 7:00 to the end of Sunday.
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 29, 22, 0));

        Assert.Equal(
            ["07", "07", "07", "07", "09", "09"],
            _home.Told.Select(told => $"{told.At.InZone(DateTimeZoneProviders.Tzdb["Europe/Madrid"]).Hour:00}"));
    }

    [Theory]
    [InlineData("briefing on weekdays at 7:30", "Monday to Friday at 07:30")]
    [InlineData("send me my briefing weekdays at 7 and weekends at 9.30", "Monday to Friday at 07:00, Saturday and Sunday at 09:30")]
    [InlineData("briefing every Monday at 8", "every Monday at 08:00")]
    [InlineData("briefing at 6:45", "every day at 06:45")]
    public async Task times_are_said_in_one_sentence(string said, string times)
    {
        Assert.Contains($"Your briefing comes {times} (Europe/Madrid)", await _home.SayAsync("Ada", said), StringComparison.Ordinal);
        Assert.Equal($"Your briefing comes {times} (Europe/Madrid).", await _home.SayAsync("Ada", "when is my briefing?"));
    }

    [Fact]
    public async Task Auf_Deutsch_werktags_um_7_und_am_Wochenende_um_9()
    {
        _home.Of("Ada").Language = SkillSet.Languages["de"];
        Assert.Equal(
            "Dein Briefing kommt Montag bis Freitag um 07:00, Samstag und Sonntag um 09:00 (Europe/Madrid), ab morgen.",
            await _home.SayAsync("Ada", "Briefing werktags um 7, am Wochenende um 9"));
        Assert.Equal(
            "Kein Briefing jeden Sonntag. Es kommt Montag bis Freitag um 07:00, jeden Samstag um 09:00.",
            await _home.SayAsync("Ada", "kein Briefing sonntags"));
    }

    [Fact]
    public async Task a_time_for_some_days_leaves_the_others_as_they_are()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        Assert.Contains(
            "Monday to Friday at 07:30, Saturday and Sunday at 10:00", await _home.SayAsync("Ada", "briefing weekends at 10"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_day_is_skipped_and_the_others_stay()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        Assert.Equal(
            "No briefing every Sunday. It comes every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 07:30.",
            await _home.SayAsync("Ada", "skip my briefing on Sundays"));

        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 30, 5, 0));

        Assert.Equal(6, _home.Told.Count);
    }

    [Fact]
    public async Task each_person_gets_it_by_their_own_clock()
    {
        _home.Grains.Directory.Change("Bob", member => member with { Zone = "America/New_York" });
        await _home.SayAsync("Ada", "briefing at 7:30");
        await _home.SayAsync("Bob", "briefing at 7:30");

        await _home.PassAsync(Duration.FromHours(23));

        Assert.Equal(
            [("Ada", Instant.FromUtc(2026, 11, 23, 6, 30)), ("Bob", Instant.FromUtc(2026, 11, 23, 12, 30))],
            _home.Told.Select(told => (told.Name, told.At)));
    }

    [Fact]
    public async Task it_stays_at_7_when_the_clock_changes()
    {
        _home.Now = Instant.FromUtc(2027, 3, 26, 12, 0);
        await _home.SayAsync("Ada", "briefing at 7:00");

        await _home.PassUntilAsync(Instant.FromUtc(2027, 3, 29, 12, 0));

        Assert.Equal(
            [Instant.FromUtc(2027, 3, 27, 6, 0), Instant.FromUtc(2027, 3, 28, 5, 0), Instant.FromUtc(2027, 3, 29, 5, 0)],
            _home.Told.Select(told => told.At));
    }

    [Fact]
    public async Task it_comes_once_a_day_even_when_its_time_is_moved_on_the_same_morning()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 23, 6, 45));
        Assert.EndsWith("starting tomorrow.", await _home.SayAsync("Ada", "briefing at 8:00"), StringComparison.Ordinal);

        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 23, 22, 0));

        Assert.Single(_home.Told);
    }

    [Fact]
    public async Task after_ten_minutes_of_downtime_it_comes_late_and_says_so()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        await _home.SayAsync("Ada", "add milk");

        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 23, 6, 40));

        Assert.EndsWith("Groceries (1): milk.\n(late: it was due 07:30)", _home.ToldTo("Ada").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task after_two_hours_of_downtime_one_short_notice_comes_however_many_were_missed()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");

        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 26, 10, 0));

        Assert.Equal(
            ["I was away when your 07:30 briefing was due. Say \"briefing\" to get it now."], _home.ToldTo("Ada"));
    }

    [Fact]
    public async Task who_moved_to_another_zone_gets_the_next_one_by_the_clock_there()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        _home.Grains.Directory.Change("Ada", member => member with { Zone = "Europe/Lisbon" });
        _home.Of("Ada").Now = _home.Now.InZone(DateTimeZoneProviders.Tzdb["Europe/Lisbon"]);

        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 22, 0));

        Assert.Equal(Instant.FromUtc(2026, 11, 24, 7, 30), _home.Told[^1].At);
    }

    [Fact]
    public async Task a_command_that_runs_again_after_a_crash_says_and_sets_the_same()
    {
        var chat = _home.Of("Ada");
        var first = await chat.SayAsync("briefing weekdays at 8, weekends at 9");
        var schedules = chat.Outcomes.Single().Schedules.ToArray();

        var again = await chat.RunAsync([new(new("briefing.schedule-days"), Arguments.None.With("times", "mon 05:00"))]);

        Assert.Equal(first, again);
        Assert.Equal(schedules, chat.Outcomes.Single().Schedules);
    }

    [Fact]
    public async Task off_ends_every_time_of_it()
    {
        await _home.SayAsync("Ada", "briefing weekdays at 7, weekends at 9");
        Assert.Equal("No more daily briefings. Say \"briefing\" whenever you want one.", await _home.SayAsync("Ada", "briefing off"));

        Assert.Empty(_home.Schedule.Rows);
    }

    [Theory]
    [InlineData("briefing at 25:00", "I did not understand the time \"25:00\". Write it like 7:30, 7.30am or 19h30.")]
    [InlineData("skip my briefing on Blursday",
        "I did not understand the days \"on Blursday\". Write it like \"skip my briefing on Sundays\".")]
    public async Task what_is_not_understood_is_answered_with_an_example(string said, string answer) =>
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
}

using Alfred.Members;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// Behaviours 15 and 19: who is reminded of chores, when, and how often. It is Monday, 23 November 2026, 07:00 in Madrid.
/// </summary>
public sealed class ChoresRemind
{
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly Household _home = new(
        TestDirectory.Adult("Ada"), TestDirectory.Adult("Bob") with { Language = "de", IsLanguageChosen = true },
        TestDirectory.Adult("Cleo"));

    [Fact]
    public async Task a_chore_for_anyone_reminds_everybody_until_somebody_did_it()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm");
        await _home.PassAsync(2 * Day);
        Assert.Equal(["Ada", "Bob", "Cleo"], _home.Told.Select(told => told.Name).Order(StringComparer.Ordinal));
        Assert.All(_home.Told, told => Assert.Equal(Instant.FromUtc(2026, 11, 24, 19, 0), told.At));
        Assert.Equal("Für alle: bins.\n1. Erledigt\n2. In 2 Stunden", Assert.Single(_home.ToldTo("Bob")));
    }

    [Fact]
    public async Task who_did_it_before_it_is_due_silences_all()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm");
        await _home.SayAsync("Cleo", "done bins");
        await _home.PassAsync(5 * Day);
        Assert.Empty(_home.Told);
        await _home.PassAsync(5 * Day);
        Assert.Equal(3, _home.Told.Count);
    }

    [Fact]
    public async Task a_reminder_is_answered_with_its_button()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm for Bob");
        await _home.PassAsync(2 * Day);
        Assert.Equal("Deine Aufgabe: bins.\n1. Erledigt\n2. In 2 Stunden", Assert.Single(_home.ToldTo("Bob")));
        Assert.StartsWith("Erledigt: bins. Danke, Bob!", await _home.SayAsync("Bob", "1"));
        Assert.Empty(_home.ToldTo("Ada"));
    }

    [Fact]
    public async Task quiet_hours_are_kept_unless_it_is_urgent()
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { QuietHours = new(new(22, 0), new(8, 0)) });
        await _home.SayAsync("Ada", "lock the door every day at 23:00 for me");
        await _home.SayAsync("Ada", "feed the cat every day at 23:30 for me");
        Assert.Equal("feed the cat: reminded also in quiet hours.", await _home.SayAsync("Ada", "cat also in quiet hours"));
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 12, 0));
        Assert.Equal(
            ["23 22:30 feed the cat", "24 07:00 lock the door"],
            _home.Told.Select(told => $"{told.At.InUtc():dd HH:mm} {told.Text.Split('\n')[0]["Your chore: ".Length..^1]}"));
    }

    [Fact]
    public async Task what_waits_for_the_end_of_quiet_hours_every_day_comes_every_day()
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { QuietHours = new(new(22, 0), new(8, 0)) });
        await _home.SayAsync("Ada", "lock the door every day at 23:00 for me");
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 27, 12, 0));
        Assert.Equal(["24 07:00", "25 07:00", "26 07:00", "27 07:00"], _home.Told.Select(told => $"{told.At.InUtc():dd HH:mm}"));
    }

    [Fact]
    public async Task a_time_is_that_of_whoever_set_it_and_a_day_that_of_whoever_speaks()
    {
        _home.Grains.Directory.Change("Cleo", cleo => cleo with { Zone = "America/New_York" });
        await _home.SayAsync("Ada", "bins every day at 20:00 for Cleo");
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 3, 0));
        Assert.Equal([Instant.FromUtc(2026, 11, 23, 19, 0)], _home.Told.Select(told => told.At));
        // It is Monday still where Cleo is, and Tuesday in Madrid.
        Assert.EndsWith("next on Tuesday, 24 November at 20:00.", await _home.SayAsync("Cleo", "done bins"));
    }

    [Fact]
    public async Task several_near_each_other_all_come()
    {
        await _home.SayAsync("Ada", "bins every day at 20:00 for me");
        await _home.SayAsync("Ada", "dishes every day at 20:00 for me");
        await _home.SayAsync("Ada", "plants every day at 20:01 for me");
        await _home.PassAsync(Day);
        Assert.Equal(3, _home.ToldTo("Ada").Count());
    }

    [Theory]
    [InlineData("snooze bins 2 hours", 21)]
    [InlineData("snooze bins until tomorrow at 10", 33)]
    [InlineData("snooze Müll 2 Stunden", null)]
    public async Task Is_heard_of_again(string sentence, int? hour)
    {
        await _home.SayAsync("Ada", "bins every day at 20:00 for me");
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 23, 19, 0));
        Assert.Single(_home.Told);
        await _home.SayAsync("Ada", sentence);
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 18, 0));
        var midnight = Instant.FromUtc(2026, 11, 23, 0, 0);
        Assert.Equal(
            hour is { } at ? [midnight + Duration.FromHours(at)] : Array.Empty<Instant>(), _home.Told.Skip(1).Select(told => told.At));
    }

    [Fact]
    public async Task nagging_comes_as_often_as_was_said_and_tells_the_others_only_when_set()
    {
        await _home.SayAsync("Ada", "add chore bins tomorrow at 10:00 for me");
        Assert.Equal(
            "bins: reminded again every 120 minutes, 3 times at most.",
            await _home.SayAsync("Ada", "nag me about the bins every 2 hours, at most 3 times"));
        await _home.PassAsync(3 * Day);
        Assert.Equal([10, 12, 14, 16], _home.Told.Select(told => told.At.InUtc().Hour + 1));
        Assert.Empty(_home.ToldTo("Cleo"));
    }

    [Fact]
    public async Task who_is_told_in_the_end_is_everybody_when_it_is_set()
    {
        await _home.SayAsync("Ada", "add chore bins tomorrow at 10:00 for me");
        Assert.Contains(
            "then I tell all adults",
            await _home.SayAsync("Ada", "nag me about the bins every 2 hours, at most 1 times, then tell everyone"));
        await _home.PassAsync(3 * Day);
        Assert.Equal(2, _home.ToldTo("Ada").Count());
        Assert.StartsWith("\"bins\" is still not done, although Ada was reminded.", Assert.Single(_home.ToldTo("Cleo")));
        Assert.StartsWith("\"bins\" ist immer noch nicht erledigt", Assert.Single(_home.ToldTo("Bob")));
    }

    [Fact]
    public async Task who_is_away_is_not_reminded_and_the_next_one_is()
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Absence = new Absence(new(2026, 11, 23), new(2026, 11, 27)) });
        await _home.SayAsync("Bob", "bins every day at 20:00, Ada and Cleo take turns");
        await _home.PassAsync(Day);
        Assert.Empty(_home.ToldTo("Ada"));
        Assert.Equal("Your chore: bins.\n1. Done\n2. In 2 hours\n3. Swap with Ada", Assert.Single(_home.ToldTo("Cleo")));
    }

    [Fact]
    public async Task a_swap_is_told_and_the_other_one_is_reminded()
    {
        await _home.SayAsync("Ada", "dishes every day at 20:00, Ada and Bob take turns");
        Assert.Equal("Swapped: Bob does dishes this time.", await _home.SayAsync("Ada", "swap the dishes with Bob this week"));
        await _home.PassAsync(Day);
        Assert.Equal(
            ["Ada hat mit dir getauscht: Du bist mit \"dishes\" dran.", "Deine Aufgabe: dishes."],
            _home.ToldTo("Bob").Select(text => text.Split('\n')[0]));
        Assert.Empty(_home.ToldTo("Ada"));
        Assert.StartsWith("dishes: Bob.\nSo there is nothing to swap", await _home.SayAsync("Ada", "swap dishes with Cleo"));
    }

    [Fact]
    public async Task a_time_stays_the_same_on_the_clock_when_the_clocks_change()
    {
        _home.Now = Instant.FromUtc(2027, 3, 26, 12, 0);
        await _home.SayAsync("Ada", "bins every day at 02:30 for me");
        for (var day = 0; day < 4; day++)
        {
            await _home.PassAsync(Day);
            await _home.SayAsync("Ada", "done bins");
        }

        var zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        Assert.Equal(
            ["27 02:30", "28 03:00", "29 02:30", "30 02:30"],
            _home.Told.Select(told => $"{told.At.InZone(zone):dd HH:mm}"));
    }

    [Fact]
    public async Task what_was_due_while_the_process_was_down_comes_once()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm for me");
        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 25, 12, 0));
        Assert.Equal(
            "Your chore: bins.\nIt has been due since Tuesday, 24 November at 20:00.",
            Assert.Single(_home.ToldTo("Ada")).Split("\n1.")[0]);
    }
}

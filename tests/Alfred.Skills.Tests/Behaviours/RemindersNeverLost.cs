using Alfred.Members;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// Behaviour 3.3: what somebody is to be reminded of is never silently lost, comes marked when it is late, and never early. Told on Monday
/// 23 November 2026, 07:00 in Madrid.
/// </summary>
public sealed class RemindersNeverLost
{
    private readonly Household _home = new();

    [Fact]
    public async Task one_that_is_due_once_comes_at_its_minute_and_no_more()
    {
        await _home.SayAsync("Ada", "remind me in 20 minutes to check the oven");
        await _home.PassAsync(Duration.FromMinutes(19));
        Assert.Empty(_home.Told);
        await _home.PassAsync(Duration.FromDays(30));
        Assert.Equal(["Reminder: check the oven\n1. 10 min\n2. 1 h\n3. Tomorrow"], _home.ToldTo("Ada"));
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 6, 20), _home.Told[0].At);
    }

    [Fact]
    public async Task one_that_is_due_once_is_not_dropped_by_a_month_of_downtime()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 12, 23, 6, 0));
        Assert.Equal(
            ["Reminder: call mum\n(late: it was due on Tuesday, 24 November at 17:00)\n1. 10 min\n2. 1 h\n3. Tomorrow"],
            _home.ToldTo("Ada"));
    }

    [Fact]
    public async Task of_several_that_were_missed_the_last_one_comes_once_and_is_marked()
    {
        await _home.SayAsync("Ada", "remind me every day at 8:00 to take the pills");
        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 28, 9, 0));
        Assert.Equal(
            ["Reminder: take the pills\n(late: it was due today at 08:00)\n1. 10 min\n2. 1 h\n3. Tomorrow"], _home.ToldTo("Ada"));
        await _home.PassAsync(Duration.FromDays(1));
        Assert.Equal(2, _home.Told.Count);
    }

    [Fact]
    public async Task a_minute_late_is_on_time()
    {
        await _home.SayAsync("Ada", "remind me in 20 minutes to check the oven");
        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 23, 6, 21));
        Assert.DoesNotContain("late", _home.ToldTo("Ada").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task in_german_a_late_one_says_so_in_german()
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = "de", IsLanguageChosen = true });
        await _home.SayAsync("Ada", "erinnere mich morgen um 8 an den Zahnarzt");
        await _home.BeDownUntilAsync(Instant.FromUtc(2026, 11, 24, 9, 0));
        Assert.Equal(
            ["Erinnerung: Zahnarzt\n(verspätet: fällig war sie heute um 08:00)\n1. 10 Min.\n2. 1 Std.\n3. Morgen"], _home.ToldTo("Ada"));
    }

    [Fact]
    public async Task what_was_cancelled_after_it_entered_the_inbox_is_not_told()
    {
        await _home.SayAsync("Ada", "remind me in 20 minutes to check the oven");
        var brought = _home.Schedule.TakeDue(Instant.FromUtc(2026, 11, 23, 6, 20))!;
        await _home.SayAsync("Ada", "cancel reminder check the oven");
        Assert.Null(await _home.Of("Ada").OccurAsync(brought));
    }

    [Fact]
    public async Task in_quiet_hours_what_others_set_and_what_comes_again_waits_for_their_end()
    {
        _home.Grains.Directory.Change("Bob", bob => bob with { QuietHours = new QuietHours(new(22, 0), new(7, 30)) });
        await _home.SayAsync("Ada", "remind Bob tomorrow at 6:15 to pay the rent");
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 6, 0));
        Assert.Empty(_home.Told);
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 12, 0));
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 6, 30), _home.Told.Single().At);
        Assert.StartsWith(
            "Reminder from Ada: pay the rent\n(it was due today at 06:15, in your quiet hours)", _home.ToldTo("Bob").Single(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bob", "remind me tomorrow at 06:15 to pay the rent")]
    [InlineData("Ada", "remind Bob urgently tomorrow at 06:15 to pay the rent")]
    public async Task in_quiet_hours_what_one_chose_oneself_and_what_is_urgent_comes(string by, string said)
    {
        _home.Grains.Directory.Change("Bob", bob => bob with { QuietHours = new QuietHours(new(22, 0), new(7, 30)) });
        await _home.SayAsync(by, said);
        await _home.PassUntilAsync(Instant.FromUtc(2026, 11, 24, 12, 0));
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 5, 15), _home.Told.Single().At);
    }
}

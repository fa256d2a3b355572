using System.Globalization;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Reminders;

/// <summary>Listing, changing, putting off and ending reminders; reminders for others. Monday 23 November 2026, seven in Madrid.</summary>
public sealed class ReminderChat
{
    private readonly Household _home = new();

    [Fact]
    public async Task the_list_is_numbered_and_what_is_tapped_is_told_with_its_next_times()
    {
        await SetAsync();
        Assert.Equal(
            "1. call mum: tomorrow, Tuesday, 24 November, at 17:00\n2. put the bins out: every other Friday at 08:00",
            await _home.SayAsync("Ada", "my reminders"));
        Assert.Equal(
            "put the bins out: every other Friday at 08:00\n- on Friday, 27 November at 08:00\n- on Friday, 11 December at 08:00\n"
            + "- on Friday, 25 December at 08:00\n1. Cancel", await _home.SayAsync("Ada", "2"));
    }

    [Fact]
    public async Task the_next_times_are_told_of_the_one_just_set()
    {
        await _home.SayAsync("Ada", "remind me every other Friday at 8:00 to put the bins out");
        Assert.Contains(
            "- on Friday, 25 December at 08:00\n1", await _home.SayAsync("Ada", "when is that next?"), StringComparison.Ordinal);
        Assert.Equal(7, (await _home.SayAsync("Ada", "next 5 times")).Split('\n').Length);
    }

    [Theory]
    [InlineData("cancel 2", "Cancelled: put the bins out.")]
    [InlineData("cancel reminder 2", "Cancelled: put the bins out.")]
    [InlineData("cancel reminder bins", "Cancelled: put the bins out.")]
    [InlineData("delete the reminder about mum", "Cancelled: call mum.")]
    [InlineData("cancel reminders 1 and 2", "Cancelled: call mum and put the bins out.")]
    [InlineData("cancel all my reminders", "Cancelled: call mum and put the bins out.")]
    public async Task Is_cancelled_by_number_or_text(string said, string answer)
    {
        await SetAsync();
        await _home.SayAsync("Ada", "my reminders");
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Theory]
    [InlineData("en", "set a timer for 10 minutes", "stop the timer", "Cancelled: timer.")]
    [InlineData("en", "set a timer for 10 minutes for the eggs", "stop the timer", "Cancelled: timer eggs.")]
    [InlineData("en", "wake me at 7", "turn off the alarm", "Cancelled: wake up.")]
    [InlineData("en", "set an alarm for 7", "alarm off", "Cancelled: alarm.")]
    [InlineData("de", "stell den Wecker auf 7", "mach den Wecker aus", "Abgesagt: Wecker.")]
    [InlineData("es", "pon una alarma a las 7", "apaga la alarma", "Cancelado: alarma.")]
    [InlineData("fr", "mets un minuteur de 10 minutes", "arrête le minuteur", "Annulé : minuteur.")]
    [InlineData("nl", "zet de wekker op 7", "zet de wekker uit", "Geannuleerd: wekker.")]
    public async Task An_alarm_or_a_timer_is_turned_off_and_nothing_else(string code, string set, string said, string answer)
    {
        _home.Of("Ada").Language = SkillSet.Languages[code];
        await _home.SayAsync("Ada", "remind me to look after the alarm and the timer tomorrow at 9");
        await _home.SayAsync("Ada", set);
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Theory]
    [InlineData("en", "remind everybody except Bob about the party on friday at 7pm")]
    [InlineData("de", "erinnere alle außer Bob am Freitag um 19 Uhr an die Feier")]
    [InlineData("es", "recuérdanos a todos menos a Bob la fiesta el viernes a las 19:00")]
    [InlineData("nl", "herinner iedereen behalve Bob vrijdag om 19 uur aan het feest")]
    [InlineData("en", "remind me from 9 to 10 to file")]
    [InlineData("en", "remind me in 5 minutes and again in 10 to check the cake")]
    [InlineData("en", "remind me tonight to put the chicken in the fridge and tomorrow to take it out")]
    [InlineData("en", "remind me at 9 pm tomorrow morning")]
    [InlineData("en", "remind me at 10 london time to join the call")]
    [InlineData("en", "set an alarm for 7 every day except weekends")]
    public async Task What_leaves_somebody_or_a_time_out_is_asked_about(string code, string said)
    {
        _home.Of("Ada").Language = SkillSet.Languages[code];
        await _home.SayAsync("Ada", said);
        Assert.Empty(_home.Schedule.Rows);
    }

    [Theory]
    [InlineData("remind me every monday at 4 to call", "16:00")]
    [InlineData("remind me every day at 6 to run", "06:00")]
    [InlineData("remind me every day at 04:00 to bake", "04:00")]
    [InlineData("remind me every day at 4 in the morning to bake", "04:00")]
    public async Task What_comes_again_at_three_to_five_comes_in_the_afternoon(string said, string time) =>
        Assert.Contains(time, await _home.SayAsync("Ada", said), StringComparison.Ordinal);

    [Fact]
    public async Task an_alarm_is_turned_off_in_another_language_than_it_was_set()
    {
        await _home.SayAsync("Ada", "stell den Wecker auf 7");
        Assert.Equal("Cancelled: Wecker.", await _home.SayAsync("Ada", "turn off the alarm"));
    }

    [Fact]
    public async Task what_only_speaks_of_an_alarm_is_not_turned_off_with_it()
    {
        await _home.SayAsync("Ada", "remind me to check the alarm tomorrow at 9");
        await _home.SayAsync("Ada", "turn off the alarm");
        Assert.Single(_home.Schedule.Rows);
    }

    [Fact]
    public async Task what_is_cancelled_does_not_come()
    {
        await SetAsync();
        await _home.SayAsync("Ada", "cancel all my reminders");
        await _home.PassAsync(Duration.FromDays(30));
        Assert.Empty(_home.Told);
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task several_that_may_be_meant_are_asked()
    {
        await _home.SayAsync("Ada", "remind me to call mum at 18:00");
        await _home.SayAsync("Ada", "remind me to call dad at 19:00");
        Assert.Equal("Which one do you mean?\n1. call mum\n2. call dad", await _home.SayAsync("Ada", "cancel reminder call"));
        Assert.Equal("Cancelled: call dad.", await _home.SayAsync("Ada", "2"));
    }

    [Theory]
    [InlineData("move 1 to Friday 9:00", "call mum: now on Friday, 27 November at 09:00")]
    [InlineData("move reminder mum to 18:00", "call mum: now tomorrow, Tuesday, 24 November, at 18:00")]
    [InlineData("move reminder mum to 6 o'clock", "call mum: now tomorrow, Tuesday, 24 November, at 18:00")]
    [InlineData("move reminder mum to 9 o'clock", "call mum: now tomorrow, Tuesday, 24 November, at 09:00")]
    [InlineData("move reminder mum to 5am", "call mum: now tomorrow, Tuesday, 24 November, at 05:00")]
    [InlineData("move 2 to every Monday at 7:30", "put the bins out: now every Monday at 07:30, first today at 07:30")]
    [InlineData("move 2 to 9:00", "put the bins out: now every other Friday at 09:00, first on Friday, 27 November at 09:00")]
    [InlineData("move reminder mum to yesterday 9:00", "That is over: on Sunday, 22 November at 09:00. Nothing has changed.")]
    public async Task Is_moved(string said, string answer)
    {
        await SetAsync();
        await _home.SayAsync("Ada", "my reminders");
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Fact]
    public async Task a_moved_one_comes_at_its_new_time_only()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.SayAsync("Ada", "move reminder mum to Friday 9:00");
        await _home.PassAsync(Duration.FromDays(30));
        Assert.Equal([Instant.FromUtc(2026, 11, 27, 8, 0)], _home.Told.Select(told => told.At));
    }

    [Theory]
    [InlineData("1", "Again today at 07:20: check the oven", 20)]
    [InlineData("1 h", "Again today at 08:10: check the oven", 70)]
    [InlineData("snooze", "Again today at 07:20: check the oven", 20)]
    [InlineData("snooze 2h", "Again today at 09:10: check the oven", 130)]
    [InlineData("snooze for 30 minutes", "Again today at 07:40: check the oven", 40)]
    [InlineData("snooze till Saturday", "Again on Saturday, 28 November at 09:00: check the oven", (5 * 24 * 60) + 120)]
    [InlineData("remind me again in 5 minutes", "Again today at 07:15: check the oven", 15)]
    public async Task Is_put_off(string said, string answer, int minutes)
    {
        await _home.SayAsync("Ada", "remind me in 10 minutes to check the oven");
        await _home.PassAsync(Duration.FromMinutes(10));
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
        await _home.PassAsync(Duration.FromDays(30));
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 6, 0) + Duration.FromMinutes(minutes), _home.Told[1].At);
        Assert.Equal(2, _home.Told.Count);
    }

    [Fact]
    public async Task putting_off_what_comes_again_changes_nothing_of_it()
    {
        await _home.SayAsync("Ada", "remind me every day at 8:00 to take the pills");
        await _home.PassAsync(Duration.FromHours(1));
        Assert.Equal("Again today at 08:10: take the pills", await _home.SayAsync("Ada", "snooze"));
        await _home.PassAsync(Duration.FromHours(24));
        Assert.Equal(
            [Instant.FromUtc(2026, 11, 23, 7, 0), Instant.FromUtc(2026, 11, 23, 7, 10), Instant.FromUtc(2026, 11, 24, 7, 0)],
            _home.Told.Select(told => told.At));
    }

    [Fact]
    public async Task a_reminder_is_done()
    {
        await SetAsync();
        await _home.SayAsync("Ada", "my reminders");
        Assert.Equal("Done: call mum.", await _home.SayAsync("Ada", "reminder 1 is done"));
        Assert.Equal("1. put the bins out: every other Friday at 08:00", await _home.SayAsync("Ada", "my reminders"));
    }

    [Fact]
    public async Task another_member_is_told_who_set_it_and_the_setter_sees_and_cancels_it()
    {
        Assert.Equal(
            "I will remind Bob on the 1st of every month at 09:00, first on Tuesday, 1 December at 09:00: pay rent",
            await _home.SayAsync("Ada", "remind Bob to pay rent on the 1st of every month at 9:00"));
        Assert.Equal("1. pay rent: on the 1st of every month at 09:00 (for Bob)", await _home.SayAsync("Ada", "my reminders"));
        Assert.Equal("1. pay rent: on the 1st of every month at 09:00 (from Ada)", await _home.SayAsync("Bob", "my reminders"));
        await _home.PassUntilAsync(Instant.FromUtc(2026, 12, 1, 9, 0));
        Assert.StartsWith("Reminder from Ada: pay rent\n1.", _home.ToldTo("Bob").Single(), StringComparison.Ordinal);
        Assert.Equal("Cancelled: pay rent.", await _home.SayAsync("Ada", "cancel reminder rent"));
        Assert.StartsWith("You have no reminders.", await _home.SayAsync("Bob", "my reminders"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recuérdame en media hora")]
    [InlineData("avísame dentro de media hora")]
    [InlineData("recuérdame en un cuarto de hora")]
    [InlineData("remind me in half an hour")]
    [InlineData("rappelle-moi dans une heure")]
    public async Task a_time_alone_is_asked_what_for(string said)
    {
        await _home.SayAsync("Ada", said);
        Assert.Empty(_home.Schedule.Rows);
    }

    [Theory]
    [InlineData("rappelle-moi le 15 de payer le loyer", "2026-12-15")]
    [InlineData("recuérdame el 15 pagar el alquiler", "2026-12-15")]
    public async Task a_day_of_the_month_keeps_its_article(string said, string day)
    {
        await _home.SayAsync("Ada", said);
        Assert.Equal(day, _home.Schedule.Rows.Single().Due.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("remind Bob to pay the rent tomorrow at 17:00", "Bob")]
    [InlineData("remind Bob tomorrow at 17:00 to pay the rent", "Bob")]
    [InlineData("remind Bob Miller to pay the rent tomorrow at 17:00", "Bob Miller")]
    public async Task of_names_that_begin_alike_the_one_that_was_said_is_meant(string said, string reminded)
    {
        _home.Grains.Directory.Members =
        [
            TestDirectory.Adult("Ada"), TestDirectory.Adult("Bob"), TestDirectory.Adult("Bob to"), TestDirectory.Adult("Bob Miller"),
        ];
        Assert.StartsWith($"I will remind {reminded} tomorrow", await _home.SayAsync("Ada", said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task whoever_is_reminded_cancels_it_themselves()
    {
        await _home.SayAsync("Ada", "remind Bob tomorrow at 17:00 to pay the rent");
        Assert.Equal("Cancelled: pay the rent.", await _home.SayAsync("Bob", "cancel reminder rent"));
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task everyone_is_reminded_and_the_setter_sees_one_entry()
    {
        Assert.Equal(
            "I will remind Ada and Bob today at 20:00: dinner", await _home.SayAsync("Ada", "remind everyone about dinner at 8pm"));
        Assert.Equal("1. dinner: today at 20:00 (for Ada and Bob)", await _home.SayAsync("Ada", "my reminders"));
        await _home.PassAsync(Duration.FromDays(1));
        Assert.Equal(["Ada", "Bob"], _home.Told.Select(told => told.Name).Order());
    }

    [Fact]
    public async Task cancelling_what_was_set_for_everyone_cancels_it_for_all()
    {
        await _home.SayAsync("Ada", "remind everyone about dinner at 8pm");
        Assert.Equal("Cancelled: dinner.", await _home.SayAsync("Ada", "cancel reminder dinner"));
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task what_others_set_for_themselves_is_in_nobody_elses_list()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to buy a present for Bob");
        Assert.StartsWith("You have no reminders.", await _home.SayAsync("Bob", "my reminders"), StringComparison.Ordinal);
        Assert.StartsWith("I found no reminder", await _home.SayAsync("Bob", "cancel reminder present"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel 1")]
    [InlineData("reminder 1 is done")]
    [InlineData("snooze 1 for 2 hours")]
    [InlineData("move 1 to Friday 9:00")]
    public async Task a_number_of_somebody_elses_list_in_a_group_changes_nothing_of_ones_own(string said)
    {
        await _home.SayAsync("Bob", "remind me tomorrow at 17:00 to call mum");
        var group = _home.Of("Ada");
        group.IsDirect = false;
        await group.SayAsync("remind me tomorrow at 18:00 to feed the cat");
        await group.SayAsync("my reminders");

        group.Speaker = "Bob";
        Assert.DoesNotContain("mum", await group.SayAsync(said), StringComparison.Ordinal);

        Assert.Equal("1. call mum: tomorrow, Tuesday, 24 November, at 17:00", await _home.SayAsync("Bob", "my reminders"));
    }

    [Theory]
    [InlineData("done")]
    [InlineData("snooze")]
    public async Task what_somebody_else_was_reminded_of_in_a_group_is_not_ones_own_of_the_same_number(string said)
    {
        await _home.SayAsync("Bob", "remind me tomorrow at 17:00 to call mum");
        var group = _home.Of("Ada");
        group.IsDirect = false;
        await group.SayAsync("remind me in 10 minutes to feed the cat");
        await _home.PassAsync(Duration.FromMinutes(10));

        group.Speaker = "Bob";
        Assert.DoesNotContain("mum", await group.SayAsync(said), StringComparison.Ordinal);

        Assert.Equal("1. call mum: tomorrow, Tuesday, 24 November, at 17:00", await _home.SayAsync("Bob", "my reminders"));
    }

    [Fact]
    public async Task a_member_who_cannot_be_reached_is_named_at_once()
    {
        _home.Grains.Directory.Change("Bob", bob => bob with { IsReachable = false });
        Assert.Equal(
            "I cannot reach Bob yet: they have to write to me first.",
            await _home.SayAsync("Ada", "remind Bob tomorrow at 17:00 to pay the rent"));
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task somebody_unknown_is_asked_about() => Assert.Equal(
        "I do not know who \"Zoe\" is. I know Ada and Bob.", await _home.SayAsync("Ada", "remind Zoe tomorrow at 17:00 to pay the rent"));

    [Fact]
    public async Task the_rule_of_weekdays_stands_in_the_help() => Assert.Contains(
        "\"next Friday\" the one of next week", await _home.SayAsync("Ada", "help reminders"), StringComparison.Ordinal);

    private async Task SetAsync()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.SayAsync("Ada", "remind me every other Friday at 8:00 to put the bins out");
    }
}

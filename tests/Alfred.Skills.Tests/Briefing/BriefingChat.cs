using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Briefing;

/// <summary>The briefing as people read it.</summary>
public sealed class BriefingChat
{
    private readonly Chat _chat = Chat.Home();

    [Fact]
    public async Task nothing_at_all_is_one_line() =>
        Assert.Equal("Nothing on the list and no chores open. Have a good day!", await _chat.SayAsync("briefing"));

    [Fact]
    public async Task it_tells_my_chores_anyones_and_the_list()
    {
        await _chat.SayAsync("add chores: bins for me, windows for Bob, plants");
        await _chat.SayAsync("add milk 2 l, eggs");
        Assert.Equal("""
            Good morning, Ada. It is Monday, 23 November.
            Your chores: bins.
            For anyone: plants.
            Groceries (2): milk (2 l) and eggs.
            """, await _chat.SayAsync("briefing"));
    }

    [Fact]
    public async Task empty_sections_are_left_out_and_long_ones_are_cut()
    {
        await _chat.SayAsync("add a1, a2, a3, a4, a5, a6, a7");
        _chat.Now = _chat.Now.PlusHours(12);
        Assert.Equal("""
            Good evening, Ada. It is Monday, 23 November.
            Groceries (7): a1, a2, a3, a4, a5 and 2 more.
            """, await _chat.SayAsync("briefing"));
    }

    [Fact]
    public async Task chores_of_others_alone_are_not_mine()
    {
        await _chat.SayAsync("add chore windows for Bob");
        Assert.EndsWith("Nothing on the list and no chores for you. Have a good day!", await _chat.SayAsync("briefing"));
    }

    [Theory]
    [InlineData(1, "Nothing on the list and no chores open. Have a good day!")]
    [InlineData(10, "Nothing on the list and no chores open. Have a good day!\n(late: it was due 07:00)")]
    [InlineData(121, "I was away when your 07:00 briefing was due. Say \"briefing\" to get it now.")]
    public async Task A_late_one_says_so(int minutes, string text)
    {
        _chat.Lateness = Duration.FromMinutes(minutes);
        _chat.Now = _chat.Now.PlusMinutes(minutes);
        Assert.Equal(text, await _chat.SayAsync("briefing"));
    }

    [Fact]
    public async Task it_is_set_asked_for_changed_and_stopped()
    {
        Assert.Equal(
            "There is no daily briefing yet. Say \"briefing at 7:30\" to get one, or pick a time.\n1. 7:00\n2. 7:30\n3. 8:00",
            await _chat.SayAsync("when is my briefing?"));
        Assert.Equal("Your briefing comes every day at 07:30 (Europe/Madrid), starting today.", await _chat.SayAsync("2"));
        Assert.Equal("Your briefing comes every day at 07:30 (Europe/Madrid).", await _chat.SayAsync("when is my briefing?"));
        Assert.Equal(
            "Your briefing comes every day at 06:45 (Europe/Madrid), starting tomorrow.", await _chat.SayAsync("briefing at 6.45am"));
        Assert.Equal("No more daily briefings. Say \"briefing\" whenever you want one.", await _chat.SayAsync("briefing off"));
        Assert.Equal("There is no daily briefing. Say \"briefing at 7:30\" to get one.", await _chat.SayAsync("briefing off"));
    }

    [Theory]
    [InlineData("en", "no briefing tomorrow")]
    [InlineData("en", "briefing tomorrow at 9")]
    [InlineData("en", "briefing tonight at 8")]
    [InlineData("es", "mañana sin resumen")]
    [InlineData("es", "sin resumen mañana")]
    [InlineData("es", "resumen mañana a las 9")]
    [InlineData("de", "morgen kein Briefing")]
    [InlineData("de", "kein Briefing morgen")]
    [InlineData("de", "Briefing morgen um 9")]
    [InlineData("de", "Briefing heute Abend um 8")]
    [InlineData("nl", "morgen geen briefing")]
    [InlineData("nl", "geen briefing morgen")]
    [InlineData("nl", "briefing morgen om 9 uur")]
    [InlineData("nl", "briefing morgenochtend om 9 uur")]
    [InlineData("fr", "demain pas de briefing")]
    [InlineData("fr", "briefing demain à 9h")]
    [InlineData("fr", "briefing ce soir à 8h")]
    public async Task what_is_said_of_one_day_changes_no_other(string language, string said)
    {
        await _chat.SayAsync("briefing at 7:30");
        _chat.Language = SkillSet.Languages[language];
        await _chat.SayAsync(said);
        _chat.Language = SkillSet.Languages["en"];
        Assert.Equal("Your briefing comes every day at 07:30 (Europe/Madrid).", await _chat.SayAsync("when is my briefing?"));
    }

    [Theory]
    [InlineData("es", "resumen a las 9 de la mañana", "09:00")]
    [InlineData("es", "resumen cada mañana a las 9", "09:00")]
    [InlineData("de", "Briefing morgens um 9", "09:00")]
    [InlineData("de", "Briefing jeden Morgen um 9", "09:00")]
    [InlineData("nl", "briefing elke morgen om 9 uur", "09:00")]
    [InlineData("nl", "briefing 's avonds om 8 uur", "20:00")]
    [InlineData("en", "briefing at 8 in the evening", "20:00")]
    public async Task a_part_of_the_day_is_every_days(string language, string said, string time)
    {
        _chat.Language = SkillSet.Languages[language];
        await _chat.SayAsync(said);
        _chat.Language = SkillSet.Languages["en"];
        Assert.Equal($"Your briefing comes every day at {time} (Europe/Madrid).", await _chat.SayAsync("when is my briefing?"));
    }

    [Fact]
    public async Task the_schedule_runs_the_briefing()
    {
        await _chat.SayAsync("briefing at 7:30");
        var set = Assert.IsType<Alfred.Schedules.ScheduleChange.Set>(_chat.Outcomes.Single().Schedules.Single());
        Assert.Equal("daily/1 from 2026-11-23 at 07:30", set.Rule.Text);
        Assert.NotNull(_chat.Skills.Find(set.Action));
    }

    [Fact]
    public async Task a_time_that_is_none_is_answered_with_an_example() =>
        Assert.Equal(
            "I did not understand the time \"25:00\". Write it like 7:30, 7.30am or 19h30.", await _chat.SayAsync("briefing at 25:00"));
}

using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Undo;

/// <summary>"Undo", by the example of reminders. Monday 23 November 2026, seven in Madrid.</summary>
public sealed class ReminderUndoChat
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("en", "undo", "You have done nothing in the last 24 hours that can be taken back.")]
    [InlineData("en", "oops", "You have done nothing in the last 24 hours that can be taken back.")]
    [InlineData("de", "rückgängig", "Du hast in den letzten 24 Stunden nichts getan, was sich zurücknehmen lässt.")]
    [InlineData("es", "deshacer", "No has hecho nada en las últimas 24 horas que se pueda deshacer.")]
    [InlineData("fr", "annuler", "Tu n'as rien fait ces dernières 24 heures qui puisse être annulé.")]
    [InlineData("nl", "ongedaan maken", "Je hebt de afgelopen 24 uur niets gedaan dat ongedaan kan worden gemaakt.")]
    public async Task Nothing_to_take_back_is_said(string language, string said, string answer)
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = language, IsLanguageChosen = true });
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Fact]
    public async Task several_steps_go_back_one_after_the_other_and_each_is_named()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.SayAsync("Ada", "move reminder mum to Friday 9:00");
        await _home.SayAsync("Ada", "cancel reminder mum");
        Assert.Equal("Undone. call mum: on Friday, 27 November at 09:00", await _home.SayAsync("Ada", "undo"));
        Assert.Equal("Undone. call mum: tomorrow, Tuesday, 24 November, at 17:00", await _home.SayAsync("Ada", "take that back"));
        Assert.Equal("Undone. No longer coming: call mum.", await _home.SayAsync("Ada", "undo"));
        Assert.StartsWith("You have done nothing", await _home.SayAsync("Ada", "undo"), StringComparison.Ordinal);
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task what_is_back_comes_at_its_old_time_once()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.SayAsync("Ada", "cancel reminder mum");
        await _home.SayAsync("Ada", "undo");
        await _home.PassAsync(Duration.FromDays(30));
        Assert.Equal([Instant.FromUtc(2026, 11, 24, 16, 0)], _home.Told.Select(told => told.At));
    }

    [Fact]
    public async Task it_is_each_persons_own()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        Assert.StartsWith("You have done nothing", await _home.SayAsync("Bob", "undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_day_later_it_is_too_late()
    {
        await _home.SayAsync("Ada", "remind me on Friday at 17:00 to call mum");
        await _home.PassAsync(Duration.FromHours(25));
        Assert.StartsWith("You have done nothing", await _home.SayAsync("Ada", "undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_delivered_cannot_be_taken_back_and_the_step_before_it_is_next()
    {
        await _home.SayAsync("Ada", "remind me tomorrow at 17:00 to call mum");
        await _home.SayAsync("Ada", "remind me in 10 minutes to check the oven");
        await _home.PassAsync(Duration.FromMinutes(10));
        Assert.Equal("It was delivered already, so that cannot be taken back.", await _home.SayAsync("Ada", "undo"));
        Assert.Equal("Undone. No longer coming: call mum.", await _home.SayAsync("Ada", "undo"));
    }

    [Fact]
    public async Task what_others_have_built_on_is_asked_about_first()
    {
        await _home.SayAsync("Ada", "remind Bob tomorrow at 17:00 to pay the rent");
        await _home.SayAsync("Bob", "move reminder rent to Friday 9:00");
        Assert.Equal(
            "Somebody has changed it since. Take your change back anyway?\n1. undo anyway", await _home.SayAsync("Ada", "undo"));
        Assert.Equal("Undone. No longer coming: pay the rent.", await _home.SayAsync("Ada", "1"));
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task what_was_set_for_everyone_is_taken_back_for_all()
    {
        await _home.SayAsync("Ada", "remind everyone about dinner at 20:00");
        Assert.Equal("Undone. No longer coming: dinner.", await _home.SayAsync("Ada", "undo"));
        Assert.Empty(_home.Schedule.Rows);
    }
}

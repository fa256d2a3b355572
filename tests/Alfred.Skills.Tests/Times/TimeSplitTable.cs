using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

/// <summary>What a text says, and when.</summary>
public sealed class TimeSplitTable
{
    [Theory]
    [InlineData("en", "call mum tomorrow at 5", "call mum", "tomorrow at 5")]
    [InlineData("en", "tomorrow at 5 to call mum", "to call mum", "tomorrow at 5")]
    [InlineData("en", "tomorrow to call mum at 5", "to call mum", "tomorrow at 5")]
    [InlineData("en", "at 5 to watch the 8 o'clock news", "to watch the 8 o'clock news", "at 5")]
    [InlineData("en", "tonight to call mum at 8", "to call mum", "tonight at 8")]
    [InlineData("en", "tomorrow about the meeting on Friday", "about the meeting on Friday", "tomorrow")]
    [InlineData("en", "tomorrow about Friday dinner", "about Friday dinner", "tomorrow")]
    [InlineData("en", "Monday for Christmas cards", "for Christmas cards", "Monday")]
    [InlineData("en", "Friday mid-afternoon snack", "mid-afternoon snack", "Friday")]
    [InlineData("en", "pay rent on the 1st of every month at 9", "pay rent", "on the 1st of every month at 9")]
    [InlineData("en", "every day to take the pills at 8", "to take the pills", "every day at 8")]
    [InlineData("en", "take 2 pills", "take 2 pills", null)]
    [InlineData("en", "the \"5 o'clock\" tea tomorrow", "5 o'clock", null)]
    [InlineData("en", "\"tea at 5\" tomorrow", "tea at 5", "tomorrow")]
    [InlineData("de", "morgen um 8 an den Zahnarzt", "an den Zahnarzt", "morgen um 8")]
    [InlineData("de", "morgen an Montag zu denken", "an Montag zu denken", "morgen")]
    [InlineData("de", "in 20 Minuten, den Ofen zu prüfen", "den Ofen zu prüfen", "in 20 Minuten,")]
    [InlineData("es", "llamar a mamá mañana a las 17:00", "llamar a mamá", "mañana a las 17:00")]
    [InlineData("es", "mañana sobre lunes festivo", "sobre lunes festivo", "mañana")]
    [InlineData("fr", "demain pour lundi soupe", "pour lundi soupe", "demain")]
    [InlineData("fr", "dans une heure de sortir le chien", "de sortir le chien", "dans une heure")]
    [InlineData("nl", "morgen voor maandag te koken", "voor maandag te koken", "morgen")]
    [InlineData("nl", "elke vrijdag om 9:00 de planten water te geven", "de planten water te geven", "elke vrijdag om 9:00")]
    public void Is_taken_apart(string language, string text, string left, string? time)
    {
        var split = TimeSplit.Find(text, SkillSet.Languages[language], SpokenTime.Friday);
        if (time is null)
            Assert.Null(split.Time is null ? null : split.Text == text ? split.Time : null);
        else
            Assert.Equal((left, time), (split.Text, split.Time));
    }

    [Theory]
    [InlineData("en", "2h", 120)]
    [InlineData("en", "10 minutes", 10)]
    [InlineData("en", "half an hour", 30)]
    [InlineData("de", "2 Stunden", 120)]
    [InlineData("es", "media hora", 30)]
    [InlineData("fr", "une heure", 60)]
    [InlineData("nl", "3 kwartier", -1)]
    [InlineData("nl", "drie kwartier", 45)]
    [InlineData("en", "tomorrow", -1)]
    public void A_lapse_is_counted_from_now(string language, string text, int minutes) => Assert.Equal(
        minutes < 0 ? null : SpokenTime.Friday.Plus(Duration.FromMinutes(minutes)),
        LapseText.After(text, SkillSet.Languages[language], SpokenTime.Friday));

    [Fact]
    public void no_text_throws_and_nothing_but_the_time_is_lost() => Prop.ForAll<string>(static text =>
    {
        var split = TimeSplit.Find(text ?? "", SkillSet.Languages.Default, SpokenTime.Friday);
        return split.Time is not null || split.Text == (text ?? "");
    }).QuickCheckThrowOnFailure();
}

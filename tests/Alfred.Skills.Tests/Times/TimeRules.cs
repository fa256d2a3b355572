using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Times;

/// <summary>The rules that decide between readings.</summary>
public sealed class TimeRules
{
    [Theory]
    // Said on Tuesday 24 November.
    [InlineData("en", "tuesday", "2026-12-01 00:00 day")]
    [InlineData("en", "this tuesday", "2026-12-01 00:00 day")]
    [InlineData("en", "next tuesday", "2026-12-01 00:00 day")]
    [InlineData("en", "friday", "2026-11-27 00:00 day")]
    [InlineData("en", "this friday", "2026-11-27 00:00 day")]
    [InlineData("en", "next friday", "2026-12-04 00:00 day")]
    [InlineData("es", "este viernes", "2026-11-27 00:00 day")]
    [InlineData("es", "el próximo viernes", "2026-12-04 00:00 day")]
    [InlineData("nl", "komende vrijdag", "2026-11-27 00:00 day")]
    [InlineData("nl", "volgende vrijdag", "2026-12-04 00:00 day")]
    [InlineData("de", "nächsten Freitag", "2026-11-27 00:00 day")]
    [InlineData("de", "Freitag nächster Woche", "2026-12-04 00:00 day")]
    [InlineData("fr", "vendredi prochain", "2026-11-27 00:00 day")]
    [InlineData("fr", "vendredi de la semaine prochaine", "2026-12-04 00:00 day")]
    public void a_weekday_follows_one_rule(string language, string text, string time) =>
        Assert.Equal(time, SpokenTime.Read(text, language, SpokenTime.At(2026, 11, 24, 10, 0)));

    [Theory]
    [InlineData("en", "3/4", "2027-04-03 00:00 day or 2027-03-04 00:00 day?")]
    [InlineData("en", "3.4.2027", "2027-04-03 00:00 day or 2027-03-04 00:00 day?")]
    [InlineData("en", "3-4-2027", "2027-04-03 00:00 day or 2027-03-04 00:00 day?")]
    [InlineData("en", "2 days after 3/4", "2027-04-05 00:00 day or 2027-03-06 00:00 day?")]
    [InlineData("de", "20.10", "2027-10-20 00:00 day or 2026-11-27 20:10 minute?")]
    public void what_can_be_read_twice_is_asked(string language, string text, string readings) =>
        Assert.Equal(readings, SpokenTime.Read(text, language));

    [Theory]
    [InlineData("de", "12.4.")]
    [InlineData("de", "12/4")]
    [InlineData("de", "12-4")]
    [InlineData("es", "12/4")]
    [InlineData("nl", "12-4")]
    [InlineData("fr", "12/4")]
    public void a_language_has_one_order_for_all_separators(string language, string text) =>
        Assert.Equal("2027-04-12 00:00 day", SpokenTime.Read(text, language));

    [Theory]
    [InlineData("en", "tuesday 3 december", "2026-12-03 00:00 day or 2026-12-01 00:00 day?")]
    [InlineData("en", "Friday the 2nd of May at 5pm", "2027-05-02 17:00 hour or 2027-04-30 17:00 hour?")]
    [InlineData("en", "tomorrow, Monday", "2026-11-28 00:00 day or 2026-11-30 00:00 day?")]
    [InlineData("de", "morgen, Montag", "2026-11-28 00:00 day or 2026-11-30 00:00 day?")]
    [InlineData("es", "mañana, lunes", "2026-11-28 00:00 day or 2026-11-30 00:00 day?")]
    [InlineData("nl", "morgen, maandag", "2026-11-28 00:00 day or 2026-11-30 00:00 day?")]
    [InlineData("de", "Freitag, den 10.12.", "2026-12-10 00:00 day or 2026-12-04 10:12 minute?")]
    [InlineData("es", "lunes 10 de diciembre", "2026-12-10 00:00 day or 2026-12-07 00:00 day?")]
    [InlineData("nl", "vrijdag 10-12 om 20 uur", "2026-12-10 20:00 hour or 2026-12-11 20:00 hour?")]
    [InlineData("fr", "lundi 10 décembre", "2026-12-10 00:00 day or 2026-12-07 00:00 day?")]
    public void a_weekday_that_is_not_that_of_its_date_is_asked_about(string language, string text, string readings) =>
        Assert.Equal(readings, SpokenTime.Read(text, language));

    [Theory]
    [InlineData("en", "tomorrow about Friday")]
    [InlineData("en", "Monday about tomorrow")]
    [InlineData("en", "Monday for Christmas")]
    [InlineData("en", "Monday and Tuesday")]
    [InlineData("de", "morgen an Montag")]
    [InlineData("de", "Montag und Dienstag")]
    [InlineData("es", "mañana sobre lunes")]
    [InlineData("es", "lunes y martes")]
    [InlineData("fr", "demain pour lundi")]
    [InlineData("fr", "lundi et mardi")]
    [InlineData("nl", "morgen voor maandag")]
    [InlineData("nl", "maandag en dinsdag")]
    public void two_days_do_not_contradict_each_other(string language, string text) =>
        Assert.Equal("no time", SpokenTime.Read(text, language));

    [Theory]
    [InlineData("en", "mid")]
    [InlineData("en", "mid-morning")]
    [InlineData("en", "Friday mid-afternoon")]
    [InlineData("en", "tomorrow mid-morning")]
    [InlineData("en", "mid 2027")]
    [InlineData("en", "mid next week")]
    [InlineData("en", "the middle of the night")]
    [InlineData("en", "the middle of the first quarter")]
    [InlineData("de", "Mitte")]
    [InlineData("de", "Mitte 2027")]
    [InlineData("de", "Mitte nächster Woche")]
    [InlineData("de", "Mitte des Jahres")]
    [InlineData("es", "a mediados de 2027")]
    [InlineData("es", "a mitad de la mañana")]
    [InlineData("es", "a mediados de la semana que viene")]
    [InlineData("fr", "mi-2027")]
    [InlineData("fr", "au milieu de la nuit")]
    [InlineData("fr", "en milieu d'après-midi")]
    [InlineData("nl", "midden 2027")]
    [InlineData("nl", "midden in de nacht")]
    [InlineData("nl", "midden volgende week")]
    public void only_a_month_has_a_middle(string language, string text) => Assert.Equal("no time", SpokenTime.Read(text, language));

    [Fact]
    public void a_week_of_holidays_is_not_its_last_day() => Assert.Equal("no time", SpokenTime.Read("en semana santa", "es"));

    [Theory]
    [InlineData("en", "tonight at 1am", "2026-11-28 01:00 hour")]
    [InlineData("en", "tonight at 9", "2026-11-28 21:00 hour")]
    [InlineData("de", "heute Nacht um 3", "2026-11-28 03:00 hour")]
    [InlineData("nl", "vannacht om 2 uur", "2026-11-28 02:00 hour")]
    public void the_night_lasts_beyond_midnight(string language, string text, string time) =>
        Assert.Equal(time, SpokenTime.Read(text, language, SpokenTime.At(2026, 11, 28, 0, 30)));

    [Theory]
    [InlineData("end of day", 10, 17)]
    [InlineData("end of day", 18, null)]
    [InlineData("end of tomorrow", 18, 17)]
    public void the_end_of_a_day_may_be_that_of_its_work(string text, int hour, int? other)
    {
        var point = Assert.IsType<TimeResult.Point>(TimeText.Read(text, SkillSet.Languages.Default, SpokenTime.At(2026, 11, 27, hour, 0)));
        Assert.Equal(other, point.Other?.Hour);
    }

    [Theory]
    // On 28 March 2027 Madrid goes from 02:00 to 03:00, on 31 October from 03:00 back to 02:00.
    [InlineData("28 march 2027 at 02:30", "2027-03-28 03:00 minute")]
    [InlineData("31 october 2027 at 02:30", "2027-10-31 02:30 minute")]
    public void a_time_that_the_clock_skips_moves_behind_the_gap(string text, string time) =>
        Assert.Equal(time, SpokenTime.Read(text, "en"));

    [Theory]
    [InlineData("in 2 hours", "2027-03-28 04:00 minute")]
    [InlineData("in 1 day", "2027-03-29 01:00 hour")]
    public void hours_are_counted_on_and_days_on_the_calendar(string text, string time) =>
        Assert.Equal(time, SpokenTime.Read(text, "en", SpokenTime.At(2027, 3, 28, 1, 0)));

    [Theory]
    [InlineData("")]
    [InlineData("milk")]
    [InlineData("at")]
    [InlineData("25")]
    [InlineData("7")]
    [InlineData("3 30")]
    [InlineData("feb 30")]
    [InlineData("32 december")]
    [InlineData("at 25:00")]
    [InlineData("second sunday")]
    [InlineData("tomorrow, 13/04/21")]
    [InlineData("today and tomorrow")]
    [InlineData("may the force be with you")]
    [InlineData("buy milk tomorrow")]
    [InlineData("2 apples")]
    [InlineData("13am")]
    [InlineData("next week at 5")]
    [InlineData("31st of this month")]
    [InlineData("in 99999999 days")]
    public void Is_no_time(string text) => Assert.Equal("no time", SpokenTime.Read(text, "en"));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void the_weekday_rule_can_be_told(string language) => Assert.NotEmpty(SkillSet.Languages[language].Say("times.weekday-rule"));

    [Fact]
    public void a_question_names_both_readings()
    {
        var asked = Assert.IsType<TimeResult.Ambiguous>(TimeText.Read("3/4", SkillSet.Languages.Default, SpokenTime.Friday));
        Assert.Equal("\"3/4\" can mean Saturday, 3 April 2027 or Thursday, 4 March 2027. Which one?", asked.Question);
    }
}

using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Reminders;

/// <summary>Times of which a part would be lost, on Monday 23 November 2026 at seven in Madrid.</summary>
public sealed class TimesOfSeveralParts
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("en", "remind me at 5 and at 7 to take pills", "at 5", "at 7")]
    [InlineData("en", "remind me at noon tomorrow and on Friday", "at noon tomorrow", "on Friday")]
    [InlineData("en", "remind me every day until Friday to study", "every day", "Friday")]
    [InlineData("en", "remind me on 31 feb", "feb", "on 31")]
    [InlineData("en", "remind me at 5 or 6 to call mum", "at 5", "6")]
    [InlineData("es", "recuérdame los lunes y jueves a las 8 sacar la basura", "lunes", "jueves a las 8")]
    [InlineData("es", "recuérdame estudiar todos los días hasta el viernes", "hasta el viernes", "todos los días")]
    [InlineData("es", "recuérdame de 3 a 5", "de 3", "a 5")]
    [InlineData("de", "erinner mich um 5 und um 7 an die Tabletten", "um 5", "um 7")]
    [InlineData("de", "erinner mich jeden Tag bis Freitag zu lernen", "jeden Tag", "Freitag")]
    [InlineData("de", "erinner mich von 3 bis 5", "bis 5", "von 3")]
    [InlineData("de", "erinner mich am 31. Februar zu zahlen", "am 31.", "Februar")]
    [InlineData("nl", "herinner me om 5 en om 7 uur aan de pillen", "om 5", "om 7 uur")]
    [InlineData("nl", "herinner me elke dag tot vrijdag om te leren", "elke dag", "vrijdag")]
    [InlineData("fr", "rappelle-moi à 17h et à 19h les cachets", "à 17h", "à 19h")]
    [InlineData("fr", "rappelle-moi tous les jours jusqu'à vendredi de réviser", "tous les jours", "vendredi")]
    public async Task a_second_time_is_asked_about_and_no_part_of_the_text(string language, string said, string time, string rest) =>
        Assert.Equal(
            SkillSet.Languages[language].Say("reminders.time-left", ("time", time), ("rest", rest)), await SayAsync(language, said));

    [Theory]
    [InlineData("en", "set a reminder for 14/12 at 10: school play", "I will remind you on Monday, 14 December at 10:00: school play")]
    [InlineData("es", "pon un recordatorio para el 14/12 a las 10: cena", "Te lo recordaré el lunes, 14 de diciembre a las 10:00: cena")]
    [InlineData("de", "Erinnerung für 14.12. um 10 Uhr: Aufführung", "Ich erinnere dich am Montag, 14. Dezember um 10:00: Aufführung")]
    [InlineData("nl", "zet een herinnering voor 14/12 om 10 uur: musical", "Ik herinner je maandag 14 december om 10:00: musical")]
    [InlineData("fr", "mets un rappel pour le 14/12 à 10h: spectacle", "Je te le rappellerai le lundi 14 décembre à 10:00 : spectacle")]
    public async Task a_colon_ends_the_time(string language, string said, string answer) =>
        Assert.Equal(answer, await SayAsync(language, said));

    [Theory]
    [InlineData("de", "erinnere mich am letzten Tag des Monats an Miete", "Ich erinnere dich am Montag, 30. November um 09:00: Miete")]
    [InlineData("nl", "herinner me op de laatste dag van de maand aan de factuur", "Ik herinner je maandag 30 november om 09:00: factuur")]
    [InlineData("fr", "rappelle-moi le dernier jour du mois de payer", "Je te le rappellerai le lundi 30 novembre à 09:00 : payer")]
    public async Task the_last_day_of_the_month_comes_once_unless_somebody_says_every(string language, string said, string answer) =>
        Assert.Equal(answer, await SayAsync(language, said));

    [Theory]
    [InlineData("en", "remind me sat 9 to water plants", "1", "I will remind you on Saturday, 28 November at 09:00: water plants")]
    [InlineData("en", "remind me sat 9 to water plants", "2", "I will remind you on Saturday, 9 January at 09:00: water plants")]
    [InlineData("nl", "herinner me zaterdag 5 aan de planten", "1", "Ik herinner je zaterdag 28 november om 17:00: planten")]
    public async Task a_number_behind_a_weekday_may_be_an_hour_or_a_date(string language, string said, string chosen, string answer)
    {
        await SayAsync(language, said);
        Assert.Equal(answer, await _home.SayAsync("Ada", chosen));
    }

    [Theory]
    [InlineData("de", "erinner mich nicht mehr an das Auto")]
    [InlineData("de", "erinner mich nicht daran")]
    [InlineData("nl", "herinner me daar niet aan")]
    [InlineData("nl", "bedankt voor het herinneren")]
    public async Task who_wants_no_reminder_gets_none(string language, string said)
    {
        await SayAsync(language, said);
        Assert.Null(_home.Of("Ada").Reply?.Form);
        Assert.DoesNotContain("1.", await _home.SayAsync("Ada", "my reminders"), StringComparison.Ordinal);
    }

    private Task<string> SayAsync(string language, string said)
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = language, IsLanguageChosen = true });
        return _home.SayAsync("Ada", said);
    }
}

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
    [InlineData("en", "remind me at 5 or 6 to call mum", "at 5", "6")]
    [InlineData("es", "recuérdame los lunes y jueves a las 8 sacar la basura", "lunes", "jueves a las 8")]
    [InlineData("es", "recuérdame estudiar todos los días hasta el viernes", "hasta el viernes", "todos los días")]
    [InlineData("es", "recuérdame de 3 a 5", "de 3", "a 5")]
    [InlineData("de", "erinner mich um 5 und um 7 an die Tabletten", "um 5", "um 7")]
    [InlineData("de", "erinner mich jeden Tag bis Freitag zu lernen", "jeden Tag", "Freitag")]
    [InlineData("de", "erinner mich von 3 bis 5", "bis 5", "von 3")]
    [InlineData("nl", "herinner me om 5 en om 7 uur aan de pillen", "om 5", "om 7 uur")]
    [InlineData("nl", "herinner me elke dag tot vrijdag om te leren", "elke dag", "vrijdag")]
    [InlineData("fr", "rappelle-moi à 17h et à 19h les cachets", "à 17h", "à 19h")]
    [InlineData("fr", "rappelle-moi tous les jours jusqu'à vendredi de réviser", "tous les jours", "vendredi")]
    [InlineData("de", "erinner mich bis Freitag jeden Tag um 9 ans Antibiotikum", "bis Freitag", "jeden Tag um 9")]
    [InlineData("en", "remind me tomorrow, sorry, Wednesday to call Bob at 9", "tomorrow, at 9", "Wednesday")]
    [InlineData("en", "remind me in 5 min and again in 10 min to check the rice", "in 5 min", "in 10 min")]
    [InlineData("en", "remind me at 5 and not at 6 to call Bob", "at 5", "at 6")]
    [InlineData("en", "remind me to call Bob at 5 or at 6", "at 6", "at 5")]
    [InlineData("en", "remind Bob at 5, sorry, at 6, to call", "at 5", "at 6")]
    [InlineData("en", "remind me to call mum at 5 and dad at 6", "at 6", "at 5")]
    [InlineData("nl", "herinner me de kat te voeren om 4 uur en de hond om 8 uur", "om 8 uur", "om 4 uur")]
    [InlineData("en", "remind me at 10 London time to call Sam", "at 10", "London time")]
    [InlineData("en", "remind me every day from tomorrow at 8 to run", "every day from tomorrow", "at 8")]
    [InlineData("es", "recuérdame a las 5, bueno, mejor a las 6, llamar al fontanero", "a las 5", "a las 6")]
    [InlineData("es", "recuérdame mañana, perdón, el miércoles a las 9 llamar a Bob", "mañana", "el miércoles a las 9")]
    [InlineData("es", "recuérdame a las 5 y no a las 6 llamar a Bob", "a las 5", "a las 6")]
    [InlineData("es", "recuérdame a las 10 hora de Londres llamar a Sam", "a las 10 hora", "hora de Londres")]
    [InlineData("de", "erinnere mich morgen, Quatsch, Mittwoch um 9 an Bob", "morgen", "Mittwoch um 9")]
    [InlineData("de", "erinnere mich um 5 und nicht um 6, Bob anzurufen", "um 5", "um 6")]
    [InlineData("de", "erinnere mich um 10 Londoner Zeit an Sam", "um 10", "Londoner Zeit")]
    [InlineData("de", "erinnere mich Montag, äh Dienstag, an Bob", "Montag", "Dienstag")]
    [InlineData("nl", "herinner me morgen, sorry, woensdag om 9 uur aan Bob", "morgen", "woensdag om 9 uur")]
    [InlineData("nl", "herinner me om 5 en niet om 6 om Bob te bellen", "om 5", "om 6")]
    [InlineData("fr", "rappelle-moi demain, pardon, mercredi à 9h d'appeler Bob", "demain", "mercredi à 9h")]
    [InlineData("fr", "rappelle-moi à 17h et pas à 18h d'appeler Bob", "à 17h", "à 18h")]
    [InlineData("fr", "rappelle-moi à 10h heure de Londres d'appeler Sam", "à 10h", "heure de Londres")]
    public async Task a_second_time_is_asked_about_and_no_part_of_the_text(string language, string said, string time, string rest) =>
        Assert.Equal(
            SkillSet.Languages[language].Say("reminders.time-left", ("time", time), ("rest", rest)), await SayAsync(language, said));

    [Theory]
    [InlineData("en", "remind me tomorrow not to forget the keys", "tomorrow, Tuesday, 24 November, at 09:00", "not to forget the keys")]
    [InlineData("en", "remind me tomorrow no milk", "tomorrow, Tuesday, 24 November, at 09:00", "no milk")]
    [InlineData("en", "remind me at 9 meeting time", "today at 09:00", "meeting time")]
    [InlineData("en", "remind me tomorrow at five week report", "tomorrow, Tuesday, 24 November, at 17:00", "week report")]
    public async Task what_only_looks_taken_back_is_the_text(string language, string said, string when, string text) =>
        Assert.StartsWith(
            SkillSet.Languages[language].Say("reminders.set", ("when", when), ("text", text)), await SayAsync(language, said),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "remind me every Monday except holidays at 8 to do payroll", "every Monday", "except holidays at 8 to do payroll")]
    [InlineData("en", "remind me every day but Sunday at 8 to run", "every day", "but Sunday at 8 to run")]
    [InlineData("en", "remind me every day at 8 for a week to take pills", "every day at 8", "for a week to take pills")]
    [InlineData("en", "remind me every day at 8 for the next 5 days to run", "every day at 8", "for the next 5 days to run")]
    [InlineData("es", "recuérdame cada día a las 8 durante una semana la pastilla", "cada día a las 8", "durante una semana la pastilla")]
    [InlineData("es", "recuérdame todos los días excepto el domingo correr", "todos los días", "excepto el domingo correr")]
    [InlineData("de", "erinnere mich jeden Werktag außer Mittwoch um 8 ans Büro", "jeden Werktag", "außer Mittwoch um 8 ans Büro")]
    [InlineData("de", "erinnere mich jeden Tag um 8 eine Woche lang an die Pille", "jeden Tag um 8", "eine Woche lang an die Pille")]
    [InlineData("nl", "herinner me elke dag behalve zondag aan de pil", "elke dag", "behalve zondag aan de pil")]
    [InlineData("nl", "herinner me elke dag om 8 uur een week lang aan de pil", "elke dag om 8 uur", "een week lang aan de pil")]
    [InlineData(
        "fr", "rappelle-moi tous les jours à 8h les 5 prochains jours de courir", "tous les jours à 8h", "les 5 prochains jours de courir")]
    [InlineData("fr", "rappelle-moi tous les jours sauf dimanche de courir", "tous les jours", "sauf dimanche de courir")]
    [InlineData(
        "fr", "rappelle-moi tous les jours à 8h pendant une semaine la pilule", "tous les jours à 8h", "pendant une semaine la pilule")]
    public async Task an_exception_or_an_end_of_what_comes_again_is_refused(string language, string said, string time, string rest) =>
        Assert.Equal(
            SkillSet.Languages[language].Say("reminders.limited", ("time", time), ("rest", rest)), await SayAsync(language, said));

    [Theory]
    [InlineData("en", "remind me every Friday from January to submit hours", "every Friday at 09:00, first on Friday, 1 January at 09:00")]
    [InlineData(
        "es", "recuérdame cada viernes desde enero enviar", "cada viernes a las 09:00, por primera vez el viernes, 1 de enero a las 09:00")]
    [InlineData(
        "de", "erinnere mich jeden Freitag ab Januar an die Stunden", "jeden Freitag um 09:00, zuerst am Freitag, 1. Januar um 09:00")]
    [InlineData(
        "nl", "herinner me elke vrijdag vanaf januari aan de uren", "elke vrijdag om 09:00, voor het eerst vrijdag 1 januari om 09:00")]
    [InlineData(
        "fr", "rappelle-moi chaque vendredi à partir de janvier de payer",
        "chaque vendredi à 09:00, d'abord le vendredi 1 janvier à 09:00")]
    [InlineData(
        "en", "remind me every 3rd day to water the cactus", "every 3 days at 09:00, first tomorrow, Tuesday, 24 November, at 09:00")]
    [InlineData(
        "es", "recuérdame cada tercer día regar", "cada 3 días a las 09:00, por primera vez mañana, martes, 24 de noviembre, a las 09:00")]
    [InlineData(
        "de", "erinnere mich jeden dritten Tag an den Kaktus", "alle 3 Tage um 09:00, zuerst morgen, Dienstag, 24. November, um 09:00")]
    [InlineData(
        "nl", "herinner me elke derde dag aan de cactus", "elke 3 dagen om 09:00, voor het eerst morgen, dinsdag 24 november, om 09:00")]
    [InlineData(
        "fr", "rappelle-moi chaque troisième jour d'arroser", "tous les 3 jours à 09:00, d'abord demain, mardi 24 novembre, à 09:00")]
    public async Task the_beginning_and_the_interval_of_what_comes_again_are_kept(string language, string said, string when) =>
        Assert.Contains(when, await SayAsync(language, said), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "remind me every day for 10 minutes of yoga", "every day at 09:00")]
    [InlineData("nl", "herinner me elke dag om 8 uur een pil te nemen", "elke dag om 08:00")]
    [InlineData("fr", "rappelle-moi tous les jours à 20h une pilule", "chaque jour à 20:00")]
    public async Task a_number_that_counts_something_is_no_time(string language, string said, string when) =>
        Assert.Contains(when, await SayAsync(language, said), StringComparison.Ordinal);

    [Fact]
    public async Task of_two_days_of_the_month_none_is_lost() => Assert.DoesNotContain(
        "Te lo recordaré", await SayAsync("es", "recuérdame el 1 y el 15 de cada mes pagar a la limpiadora"), StringComparison.Ordinal);

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

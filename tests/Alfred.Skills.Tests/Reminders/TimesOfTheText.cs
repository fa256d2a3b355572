using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Reminders;

/// <summary>Numbers and days that belong to what somebody is to be reminded of, on Monday 23 November 2026 at seven in Madrid.</summary>
public sealed class TimesOfTheText
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("en", "remind me the meeting is at 10 on Tuesday", "the meeting is at 10 on Tuesday")]
    [InlineData("en", "remind me to buy tickets for 5 December", "buy tickets for 5 December")]
    [InlineData("en", "remind me to read the mail from Monday", "read the mail from Monday")]
    [InlineData("en", "remind me to read 1984", "read 1984")]
    [InlineData("en", "remind me before 5 to call the bank", "before 5 to call the bank")]
    [InlineData("en", "remind me in 2-3 hours to check the bread", "in 2-3 hours to check the bread")]
    [InlineData("en", "remind me that the shop is open until 5 tomorrow", "the shop is open until 5 tomorrow")]
    [InlineData("en", "remind me to split the bill 50/50", "split the bill 50/50")]
    [InlineData("es", "recuérdame llamar a Bob por la reunión de las 5", "llamar a Bob por la reunión de las 5")]
    [InlineData("es", "recuérdame comprar entradas para el concierto del viernes", "comprar entradas para el concierto del viernes")]
    [InlineData("es", "recuérdame preparar el domingo la reunión del lunes", "preparar el domingo la reunión del lunes")]
    [InlineData("es", "recuérdame comprar 3 entradas para el 5 de diciembre", "comprar 3 entradas para el 5 de diciembre")]
    [InlineData("es", "recuérdame que la cita es el martes a las 10", "la cita es el martes a las 10")]
    [InlineData("es", "recuérdame antes de las 5 llamar al banco", "antes de las 5 llamar al banco")]
    [InlineData("es", "recuérdame en 2 o 3 días llamar a Bob", "en 2 o 3 días llamar a Bob")]
    [InlineData("de", "erinnere mich an das Treffen vom Freitag", "Treffen vom Freitag")]
    [InlineData("de", "erinnere mich an Karten für den 5. Dezember", "Karten für den 5. Dezember")]
    [InlineData("de", "erinnere mich in 2-3 Tagen an Bob", "in 2-3 Tagen an Bob")]
    [InlineData("de", "erinnere mich vor 5 Uhr an die Bank", "vor 5 Uhr an die Bank")]
    [InlineData("nl", "herinner me om Bob te bellen over de vergadering van 17 uur", "Bob te bellen over de vergadering van 17 uur")]
    [InlineData("nl", "herinner me dat de afspraak is dinsdag om 10 uur", "de afspraak is dinsdag om 10 uur")]
    [InlineData("nl", "herinner me voor 5 uur om de bank te bellen", "voor 5 uur om de bank te bellen")]
    [InlineData("nl", "herinner me om 2 broden te kopen", "om 2 broden te kopen")]
    [InlineData("nl", "herinner me om 3 kaartjes voor 5 december te kopen", "om 3 kaartjes voor 5 december te kopen")]
    [InlineData("fr", "rappelle-moi d'appeler Bob pour la réunion de 17h", "appeler Bob pour la réunion de 17h")]
    [InlineData("fr", "rappelle-moi d'acheter des places pour le concert de vendredi", "acheter des places pour le concert de vendredi")]
    [InlineData("fr", "rappelle-moi d'acheter 3 billets pour le 5 décembre", "acheter 3 billets pour le 5 décembre")]
    [InlineData("fr", "rappelle-moi de noter 45 pour le déjeuner", "noter 45 pour le déjeuner")]
    [InlineData("fr", "rappelle-moi que le rendez-vous est mardi à 10h", "le rendez-vous est mardi à 10h")]
    [InlineData("fr", "rappelle-moi que Noël est vendredi", "Noël est vendredi")]
    [InlineData("fr", "rappelle-moi avant 17h d'appeler la banque", "avant 17h d'appeler la banque")]
    public async Task when_is_asked_and_the_text_stays_whole(string language, string said, string text) => Assert.StartsWith(
        SkillSet.Languages[language].Say("reminders.no-time", ("text", text)) + "\n", await SayAsync(language, said),
        StringComparison.Ordinal);

    [Fact]
    public async Task the_time_of_the_text_is_the_first_that_is_offered()
    {
        Assert.Contains(
            "\n1. 5 December 2026 09:00\n2. In an hour", await SayAsync("en", "remind me to buy tickets for 5 December"),
            StringComparison.Ordinal);
        Assert.Equal("I will remind you on Saturday, 5 December at 09:00: buy tickets for 5 December", await _home.SayAsync("Ada", "1"));
    }

    [Theory]
    [InlineData("en", "remind me to book a table for 4 at 8", "today at 08:00", "book a table for 4")]
    [InlineData("en", "remind me to buy milk for tomorrow", "tomorrow, Tuesday, 24 November, at 09:00", "buy milk")]
    [InlineData("en", "remind me tomorrow the meeting is at 10", "tomorrow, Tuesday, 24 November, at 09:00", "the meeting is at 10")]
    [InlineData("en", "remind me Friday at noon-ish to eat", "on Friday, 27 November at 12:00", "eat")]
    [InlineData("es", "recuérdame reservar mesa para 4 a las 20:00", "hoy a las 20:00", "reservar mesa para 4")]
    [InlineData("es", "recuérdame tomar la pastilla de noche", "hoy a las 18:00", "tomar la pastilla")]
    [InlineData("es", "pon un recordatorio de llamar para mañana a las 9", "mañana, martes, 24 de noviembre, a las 09:00", "llamar")]
    [InlineData("de", "erinnere mich bis Freitag an die Steuer", "am Freitag, 27. November um 09:00", "Steuer")]
    [InlineData("nl", "herinner me om 5 uur Bob te bellen", "vandaag om 17:00", "Bob te bellen")]
    [InlineData("nl", "herinner me om 8 te koken", "vandaag om 08:00", "koken")]
    [InlineData("nl", "herinner me aan melk voor morgen", "morgen, dinsdag 24 november, om 09:00", "melk")]
    [InlineData("nl", "herinner me om 8 om brood te kopen", "vandaag om 08:00", "brood te kopen")]
    [InlineData("fr", "rappelle-moi à 10h que la réunion est importante", "aujourd'hui à 10:00", "la réunion est importante")]
    public async Task a_time_beside_it_is_when(string language, string said, string when, string text) => Assert.Equal(
        SkillSet.Languages[language].Say("reminders.set", ("when", when), ("text", text)), await SayAsync(language, said));

    [Theory]
    [InlineData("en", "remind me on 31 feb", "31 feb")]
    [InlineData("en", "remind me on February 30 to pay", "February 30")]
    [InlineData("en", "remind me at 25:00 to sleep", "25:00")]
    [InlineData("en", "remind me on 2026-02-31 to pay", "2026-02-31")]
    [InlineData("en", "remind me on 11/31 to pay", "11/31")]
    [InlineData("es", "recuérdame el 31 de febrero pagar", "31 de febrero")]
    [InlineData("es", "recuérdame a las 25:00 dormir", "25:00")]
    [InlineData("de", "erinner mich am 31. Februar zu zahlen", "31. Februar")]
    [InlineData("de", "erinnere mich um 25 Uhr ans Schlafen", "25 Uhr")]
    [InlineData("de", "erinnere mich am 31.11. an die Miete", "31.11.")]
    [InlineData("de", "erinnere mich um 24:30 ans Schlafen", "24:30")]
    [InlineData("nl", "herinner me op 31 februari aan de huur", "31 februari")]
    [InlineData("nl", "herinner me om 25 uur te slapen", "om 25 uur")]
    [InlineData("fr", "rappelle-moi le 31 février de payer", "31 février")]
    [InlineData("fr", "rappelle-moi à 25h de dormir", "à 25h")]
    [InlineData("fr", "rappelle-moi à 13h75 de dormir", "13h75")]
    public async Task a_date_or_an_hour_that_does_not_exist_is_said(string language, string said, string time) => Assert.Equal(
        SkillSet.Languages[language].Say("reminders.no-such-time", ("time", time)), await SayAsync(language, said));

    [Fact]
    public async Task what_looks_like_one_in_a_text_with_another_time_is_the_text() => Assert.Equal(
        "I will remind you tomorrow, Tuesday, 24 November, at 09:00: the 12:75 code",
        await SayAsync("en", "remind me tomorrow at 9:00 about the 12:75 code"));

    private Task<string> SayAsync(string language, string said)
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = language, IsLanguageChosen = true });
        return _home.SayAsync("Ada", said);
    }
}

using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Reminders;

/// <summary>Setting reminders, on Monday 23 November 2026 at seven in Madrid.</summary>
public sealed class SettingChat
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("remind me to call mum tomorrow at 17:00", "tomorrow, Tuesday, 24 November, at 17:00", "call mum")]
    [InlineData("remind me tomorrow at 17:00 to call mum", "tomorrow, Tuesday, 24 November, at 17:00", "call mum")]
    [InlineData("tomorrow at 17:00 remind me to call mum", "tomorrow, Tuesday, 24 November, at 17:00", "call mum")]
    [InlineData("remind me tomorrow to call mum at 17:00", "tomorrow, Tuesday, 24 November, at 17:00", "call mum")]
    [InlineData("remind me in 20 minutes to check the oven", "today at 07:20", "check the oven")]
    [InlineData("remind me to check the oven in half an hour", "today at 07:30", "check the oven")]
    [InlineData("remind me at 9:00 to watch the 8 o'clock news", "today at 09:00", "watch the 8 o'clock news")]
    [InlineData("remind me tomorrow about the Monday meeting", "tomorrow, Tuesday, 24 November, at 09:00", "the Monday meeting")]
    [InlineData("remind me on Friday at 9:00 that the plumber comes", "on Friday, 27 November at 09:00", "the plumber comes")]
    [InlineData("remind me tonight at 8 to water the plants", "today at 20:00", "water the plants")]
    [InlineData("remind me to buy milk at 18:00", "today at 18:00", "buy milk")]
    [InlineData("reminder: dentist on 3 december at 10:15", "on Thursday, 3 December at 10:15", "dentist")]
    [InlineData("set a reminder for tomorrow at 8:00 to bring the cake", "tomorrow, Tuesday, 24 November, at 08:00", "bring the cake")]
    [InlineData("don't let me forget to lock the door at 22:00", "today at 22:00", "lock the door")]
    [InlineData("remind me \"at 5 or so\" tomorrow at 17:00", "tomorrow, Tuesday, 24 November, at 17:00", "at 5 or so")]
    [InlineData("set a timer for 10 minutes", "today at 07:10", "timer")]
    [InlineData("set a 10 minute timer", "today at 07:10", "timer")]
    [InlineData("set a timer for 12 minutes for the pasta", "today at 07:12", "timer pasta")]
    [InlineData("timer pasta 12 min", "today at 07:12", "timer pasta")]
    [InlineData("timer 1 hour 30 minutes", "today at 08:30", "timer")]
    [InlineData("wake me at 6.30", "tomorrow, Tuesday, 24 November, at 06:30", "wake up")]
    [InlineData("set an alarm for 7", "tomorrow, Tuesday, 24 November, at 07:00", "alarm")]
    [InlineData("wake me at 7", "tomorrow, Tuesday, 24 November, at 07:00", "wake up")]
    [InlineData("set an alarm for 9:30", "today at 09:30", "alarm")]
    [InlineData(
        "wake me up at 6:45 on weekdays", "every weekday at 06:45, first tomorrow, Tuesday, 24 November, at 06:45",
        "wake up")]
    [InlineData(
        "remind me every other Friday at 8:00 to put the bins out",
        "every other Friday at 08:00, first on Friday, 27 November at 08:00", "put the bins out")]
    [InlineData(
        "remind me to take the pills every day at 8:00", "every day at 08:00, first today at 08:00", "take the pills")]
    [InlineData(
        "remind me every Friday to water the plants", "every Friday at 09:00, first on Friday, 27 November at 09:00", "water the plants")]
    public async Task Time_and_text_are_told_apart(string said, string when, string text) =>
        Assert.Equal($"I will remind you {when}: {text}", await _home.SayAsync("Ada", said));

    [Theory]
    [InlineData("de", "erinnere mich morgen um 8 an den Zahnarzt", "morgen, Dienstag, 24. November, um 08:00", "Zahnarzt")]
    [InlineData("de", "erinner mich in 20 Minuten, den Ofen zu prüfen", "heute um 07:20", "den Ofen zu prüfen")]
    [InlineData("de", "erinnere mich an den Zahnarzt am Freitag um 10:00", "am Freitag, 27. November um 10:00", "Zahnarzt")]
    [InlineData("de", "stell einen Timer auf 10 Minuten", "heute um 07:10", "Timer")]
    [InlineData("de", "weck mich morgen um 6:45", "morgen, Dienstag, 24. November, um 06:45", "aufwachen")]
    [InlineData("de", "kannst du mich um 18 Uhr an die Wäsche erinnern?", "heute um 18:00", "Wäsche")]
    public async Task Is_set_in_german(string language, string said, string when, string text) =>
        Assert.Equal($"Ich erinnere dich {when}: {text}", await SayAsync(language, said));

    [Theory]
    [InlineData("es", "recuérdame llamar a mamá mañana a las 17:00", "mañana, martes, 24 de noviembre, a las 17:00", "llamar a mamá")]
    [InlineData("es", "recuérdame en 20 minutos que mire el horno", "hoy a las 07:20", "mire el horno")]
    [InlineData("es", "pon un recordatorio para el viernes a las 10:00 dentista", "el viernes, 27 de noviembre a las 10:00", "dentista")]
    [InlineData("es", "pon un temporizador de 10 minutos", "hoy a las 07:10", "temporizador")]
    [InlineData("es", "despiértame mañana a las 16:45", "mañana, martes, 24 de noviembre, a las 16:45", "despertarse")]
    public async Task Is_set_in_spanish(string language, string said, string when, string text) =>
        Assert.Equal($"Te lo recordaré {when}: {text}", await SayAsync(language, said));

    [Theory]
    [InlineData("fr", "rappelle-moi dans une heure de sortir le chien", "aujourd'hui à 08:00", "sortir le chien")]
    [InlineData("fr", "rappelle-moi d'appeler maman demain à 17h", "demain, mardi 24 novembre, à 17:00", "appeler maman")]
    [InlineData("fr", "demain à 17h rappelle-moi d'appeler maman", "demain, mardi 24 novembre, à 17:00", "appeler maman")]
    [InlineData("fr", "réveille-moi à 8h", "aujourd'hui à 08:00", "se réveiller")]
    [InlineData("fr", "rappelle-moi dans quinze jours le contrôle technique", "le lundi 7 décembre à 09:00", "le contrôle technique")]
    [InlineData("fr", "mets un minuteur de 10 minutes", "aujourd'hui à 07:10", "minuteur")]
    [InlineData("fr", "réveille-moi demain à 6h45", "demain, mardi 24 novembre, à 06:45", "se réveiller")]
    public async Task Is_set_in_french(string language, string said, string when, string text) =>
        Assert.Equal($"Je te le rappellerai {when} : {text}", await SayAsync(language, said));

    [Theory]
    [InlineData("nl", "herinner me eraan morgen om 17:00 mama te bellen", "morgen, dinsdag 24 november, om 17:00", "mama te bellen")]
    [InlineData("nl", "herinner me over 20 minuten aan de oven", "vandaag om 07:20", "oven")]
    [InlineData("nl", "kun je me om 18 uur aan de was herinneren?", "vandaag om 18:00", "was")]
    [InlineData("nl", "maak me wakker om 8 uur", "vandaag om 08:00", "wakker worden")]
    [InlineData("nl", "zet een timer op 10 minuten", "vandaag om 07:10", "timer")]
    [InlineData("nl", "maak me morgen om 6:45 wakker", "morgen, dinsdag 24 november, om 06:45", "wakker worden")]
    public async Task Is_set_in_dutch(string language, string said, string when, string text) =>
        Assert.Equal($"Ik herinner je {when}: {text}", await SayAsync(language, said));

    [Theory]
    [InlineData("es", "recuérdanos a todos la cena el domingo a las 14:00", "cena")]
    [InlineData("es", "recuérdanos la cena el domingo a las 14:00", "cena")]
    [InlineData("en", "remind us all about dinner on Sunday at 14:00", "dinner")]
    [InlineData("de", "erinnere uns alle am Sonntag um 14:00 ans Essen", "Essen")]
    [InlineData("nl", "herinner ons allemaal zondag om 14:00 aan het eten", "eten")]
    [InlineData("fr", "rappelle à tout le monde dimanche à 14:00 le dîner", "le dîner")]
    [InlineData("nl", "herinner Bob er om 18:00 aan de kat te voeren", "de kat te voeren")]
    [InlineData("nl", "herinner Bob eraan om 18:00 de kat te voeren", "de kat te voeren")]
    public async Task who_is_to_be_reminded_is_no_part_of_the_text(string language, string said, string text) =>
        Assert.EndsWith($": {text}", await SayAsync(language, said), StringComparison.Ordinal);

    [Theory]
    [InlineData("The Boss", "remind the accountant to wire 5000 tomorrow at 9")]
    [InlineData("Her Majesty", "remind her to sign the lease tomorrow at 9")]
    [InlineData("To Do", "remind to call mum tomorrow at 9")]
    [InlineData("Le Roi", "rappelle à le comptable de payer demain à 9h")]
    public async Task nobody_is_found_by_a_first_word_that_sentences_have(string name, string said)
    {
        _home.Grains.Directory.Change("Bob", bob => bob with { Name = name });
        var answer = await _home.SayAsync("Ada", said);
        Assert.DoesNotContain("I will remind", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("rappellerai", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "remind me of that in 10 minutes")]
    [InlineData("es", "recuérdame eso en 10 minutos")]
    [InlineData("es", "recuérdamelo en 10 minutos")]
    [InlineData("nl", "herinner me daaraan over 10 minuten")]
    [InlineData("fr", "rappelle-moi ça dans 10 minutes")]
    public async Task this_is_the_one_that_came_last(string language, string said)
    {
        await SayAsync(language, said);
        Assert.DoesNotContain("1.", await SayAsync("en", "my reminders"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "remind me Thursday morning bins, Friday morning recycling")]
    [InlineData("en", "remind me about Ada's appointment the day before at 6pm")]
    [InlineData("en", "remind me tomorrow morning and the day after to water the plants")]
    public async Task a_second_time_and_a_day_beside_another_one_are_asked_about(string language, string said)
    {
        await SayAsync(language, said);
        Assert.DoesNotContain("1.", await SayAsync("en", "my reminders"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_lost_the_beginning_of_its_time_asks_when_instead_of_coming_once() => Assert.DoesNotContain(
        "I will remind you", await _home.SayAsync("Ada", "remind me to call mum every fourth Saturday morning"), StringComparison.Ordinal);

    [Fact]
    public async Task five_tomorrow_is_in_the_afternoon_and_the_morning_is_offered()
    {
        Assert.Equal(
            "I will remind you tomorrow, Tuesday, 24 November, at 17:00: call mum\n1. Rather 05:00",
            await _home.SayAsync("Ada", "remind me to call mum tomorrow at 5"));
        Assert.Equal("call mum: now tomorrow, Tuesday, 24 November, at 05:00", await _home.SayAsync("Ada", "1"));
    }

    [Fact]
    public async Task the_end_of_a_day_is_that_of_its_work_and_its_last_minute_is_offered()
    {
        Assert.StartsWith(
            "I will remind you tomorrow, Tuesday, 24 November, at 17:00: lock up",
            await _home.SayAsync("Ada", "remind me to lock up at the end of tomorrow"), StringComparison.Ordinal);
        Assert.Equal("lock up: now tomorrow, Tuesday, 24 November, at 23:59", await _home.SayAsync("Ada", "1"));
    }

    [Fact]
    public async Task a_weekday_that_is_not_its_dates_is_asked_about()
    {
        Assert.StartsWith(
            "That time can be read in two ways: pay the rent",
            await _home.SayAsync("Ada", "remind me to pay the rent on Friday 3 December"), StringComparison.Ordinal);
        Assert.Contains("Friday, 4 December", await _home.SayAsync("Ada", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_a_time_it_asks_and_remembers_the_text()
    {
        Assert.StartsWith(
            "You did not say when: call mum\nWhen? For example: tomorrow at 9:00", await _home.SayAsync("Ada", "remind me to call mum"),
            StringComparison.Ordinal);
        Assert.Equal(
            ["In an hour", "This evening", "Tomorrow morning"], _home.Of("Ada").Reply!.Choices!.Options.Select(option => option.Label));
        Assert.Equal("I will remind you today at 08:00: call mum", await _home.SayAsync("Ada", "1"));
    }

    [Fact]
    public async Task the_time_that_was_asked_for_can_be_any()
    {
        await _home.SayAsync("Ada", "remind me to call mum");
        Assert.Equal("I will remind you on Saturday, 28 November at 11:00: call mum", await _home.SayAsync("Ada", "on Saturday at 11:00"));
    }

    [Fact]
    public async Task a_time_that_is_over_is_said_and_asked_again()
    {
        Assert.StartsWith(
            "That is over (today at 06:00): call mum\nWhen?", await _home.SayAsync("Ada", "remind me to call mum today at 06:00"),
            StringComparison.Ordinal);
        Assert.Equal("I will remind you today at 20:00: call mum", await _home.SayAsync("Ada", "at 20:00"));
    }

    [Fact]
    public async Task a_time_that_means_two_things_is_asked()
    {
        Assert.StartsWith(
            "That time can be read in two ways: the exam", await _home.SayAsync("Ada", "remind me on 3/4/2027 at 9:00 about the exam"),
            StringComparison.Ordinal);
        Assert.Equal("I will remind you on Saturday, 3 April at 09:00: the exam", await _home.SayAsync("Ada", "1"));
    }

    [Fact]
    public async Task without_anything_it_asks_for_both()
    {
        Assert.StartsWith("What should I remind you of?", await _home.SayAsync("Ada", "remind me"), StringComparison.Ordinal);
        Assert.StartsWith("When?", await _home.SayAsync("Ada", "call mum"), StringComparison.Ordinal);
        Assert.Equal("I will remind you today at 18:00: call mum", await _home.SayAsync("Ada", "at 18:00"));
    }

    private Task<string> SayAsync(string language, string said)
    {
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = language, IsLanguageChosen = true });
        return _home.SayAsync("Ada", said);
    }
}

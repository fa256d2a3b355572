using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Reminders;

/// <summary>Which hour is meant by one that is said without a half of the day, on Monday 30 November 2026 in Madrid.</summary>
public sealed class ReminderHours
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("en", "remind me yesterday at 5 to call mum", "That is over (on Sunday, 29 November at 17:00): call mum\nWhen?")]
    [InlineData("en", "remind me today at 4 to call mum", "That is over (today at 16:00): call mum\nWhen?")]
    [InlineData("en", "remind me last Friday at 3 to call Bob", "That is over (on Friday, 27 November at 15:00): call Bob\nWhen?")]
    [InlineData("es", "recuérdame ayer a las 3 llamar a Bob", "Eso ya ha pasado (el domingo, 29 de noviembre a las 15:00): llamar a Bob\n")]
    [InlineData("de", "erinnere mich gestern um 3 an Bob", "Das ist schon vorbei (am Sonntag, 29. November um 15:00): Bob\n")]
    [InlineData("nl", "herinner me gisteren om 3 uur aan Bob", "Dat is al voorbij (zondag 29 november om 15:00): Bob\n")]
    [InlineData(
        "fr", "rappelle-moi hier à trois heures d'appeler Bob", "C'est déjà passé (le dimanche 29 novembre à 15:00) : appeler Bob\n")]
    public async Task an_hour_of_a_day_before_is_over_in_both_readings(string language, string said, string answer) =>
        Assert.StartsWith(answer, await SayAsync(language, 18, said), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "remind me at 5 to call Bob", "I will remind you tomorrow, Tuesday, 1 December, at 17:00: call Bob\n1. Rather 05:00")]
    [InlineData("en", "remind me at half past 5 to go", "I will remind you tomorrow, Tuesday, 1 December, at 17:30: go\n1. Rather 05:30")]
    [InlineData("en", "remind me at 6 to call Bob", "I will remind you tomorrow, Tuesday, 1 December, at 06:00: call Bob\n1. Rather 18:00")]
    [InlineData("en", "remind me at 9 to call Bob", "I will remind you today at 21:00: call Bob")]
    [InlineData(
        "es", "recuérdame a las cinco y media llamar a Bob",
        "Te lo recordaré mañana, martes, 1 de diciembre, a las 17:30: llamar a Bob\n1. Mejor 05:30")]
    [InlineData("de", "erinnere mich um 4 an Bob", "Ich erinnere dich morgen, Dienstag, 1. Dezember, um 16:00: Bob\n1. Lieber 04:00")]
    [InlineData("nl", "herinner me om half 6 aan Bob", "Ik herinner je morgen, dinsdag 1 december, om 17:30: Bob\n1. Liever 05:30")]
    [InlineData(
        "fr", "rappelle-moi à cinq heures d'appeler Bob",
        "Je te le rappellerai demain, mardi 1 décembre, à 17:00 : appeler Bob\n1. Plutôt 05:00")]
    public async Task an_hour_that_is_over_today_is_tomorrows_and_the_other_half_of_that_day_is_offered(
        string language, string said, string answer) => Assert.Equal(answer, await SayAsync(language, 18, said));

    [Theory]
    [InlineData(23, "remind me at 1 to sleep", "tomorrow, Tuesday, 1 December, at 01:00: sleep")]
    [InlineData(0, "remind me at 5 to go", "today at 05:00: go")]
    [InlineData(13, "remind me at 1 to eat", "tomorrow, Tuesday, 1 December, at 13:00: eat\n1. Rather 01:00")]
    public async Task an_hour_that_is_near_is_meant_by_night_as_well(int hour, string said, string when) =>
        Assert.Equal($"I will remind you {when}", await SayAsync("en", hour, said));

    [Theory]
    [InlineData(
        "rappelle-moi mardi prochain à quatre heures et quart la réunion",
        "demain, mardi 1 décembre, à 16:15 : la réunion\n1. Plutôt 04:15")]
    [InlineData("rappelle-moi à huit heures moins le quart d'appeler maman", "aujourd'hui à 19:45 : appeler maman")]
    [InlineData("rappelle-moi à six heures moins cinq de partir", "aujourd'hui à 17:55 : partir")]
    [InlineData("rappelle-moi demain à sept heures trente de partir", "demain, mardi 1 décembre, à 07:30 : partir\n1. Plutôt 19:30")]
    [InlineData("rappelle-moi à 5 heures d'appeler Bob", "aujourd'hui à 17:00 : appeler Bob")]
    [InlineData("rappelle-moi à 5h d'appeler Bob", "demain, mardi 1 décembre, à 05:00 : appeler Bob")]
    [InlineData("rappelle-moi demain à 4h15 d'appeler Bob", "demain, mardi 1 décembre, à 04:15 : appeler Bob")]
    public async Task in_french_an_hour_in_words_has_two_readings_and_one_with_h_has_one(string said, string when) =>
        Assert.Equal($"Je te le rappellerai {when}", await SayAsync("fr", 11, said));

    [Theory]
    [InlineData("en", "remind me this afternoon to call Bob", "I will remind you today at 15:00: call Bob")]
    [InlineData("en", "remind me Friday afternoon about the meeting", "I will remind you on Friday, 4 December at 15:00: the meeting")]
    [InlineData(
        "es", "recuérdame mañana por la tarde la reunión", "Te lo recordaré mañana, martes, 1 de diciembre, a las 15:00: la reunión")]
    [InlineData("de", "erinnere mich Freitagnachmittag ans Meeting", "Ich erinnere dich am Freitag, 4. Dezember um 15:00: Meeting")]
    [InlineData("nl", "herinner me morgenmiddag aan Bob", "Ik herinner je morgen, dinsdag 1 december, om 15:00: Bob")]
    [InlineData("fr", "rappelle-moi vendredi après-midi la réunion", "Je te le rappellerai le vendredi 4 décembre à 15:00 : la réunion")]
    [InlineData("en", "remind me at noon to call Bob", "I will remind you today at 12:00: call Bob")]
    public async Task an_afternoon_is_at_three(string language, string said, string answer) =>
        Assert.Equal(answer, await SayAsync(language, 11, said));

    [Theory]
    [InlineData("mueve el recordatorio 1 a mañana a las 9", "es", "llamar: ahora mañana, martes, 1 de diciembre, a las 09:00")]
    [InlineData("move reminder 1 to tonight at 8", "en", "llamar: now today at 20:00")]
    public async Task a_reminder_that_is_moved_to_a_time_of_a_day_comes_on_that_day(string said, string language, string answer)
    {
        await SayAsync("es", 11, "recuérdame el viernes a las 10:00 llamar");
        await SayAsync("es", 11, "mis recordatorios");
        Assert.Equal(answer, await SayAsync(language, 11, said));
    }

    private Task<string> SayAsync(string language, int hour, string said)
    {
        _home.Now = new LocalDateTime(2026, 11, 30, hour, 30).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]).ToInstant();
        _home.Grains.Directory.Change("Ada", ada => ada with { Language = language, IsLanguageChosen = true });
        return _home.SayAsync("Ada", said);
    }
}

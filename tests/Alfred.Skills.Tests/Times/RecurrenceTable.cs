using Alfred.Schedules;
using Alfred.Skills.Shared.Times;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Skills.Tests.Times;

/// <summary>What comes again, said on Friday 27 November 2026 at ten.</summary>
public sealed class RecurrenceTable
{
    [Theory]
    [InlineData("en", "every day at 8", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("en", "every other friday", "weekly/2 fri from 2026-12-04")]
    [InlineData("en", "every other friday evening at 7", "weekly/2 fri from 2026-11-27 at 19:00")]
    [InlineData("de", "jeden zweiten Freitag abends um 7", "weekly/2 fri from 2026-11-27 at 19:00")]
    [InlineData("en", "every monday and thursday at 18:00", "weekly/1 mon,thu from 2026-11-30 at 18:00")]
    [InlineData("en", "weekdays at 7", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00")]
    [InlineData("en", "last day of the month", "monthly/1 31 from 2026-11-30")]
    [InlineData("en", "monthly on the 31st", "monthly/1 31 from 2026-11-30")]
    [InlineData("en", "every 2 weeks", "weekly/2 sat from 2026-11-28")]
    [InlineData("en", "first monday of the month", "monthly/1 mon#1 from 2026-12-07")]
    [InlineData("en", "yearly on 29 February", "yearly/1 02-29 from 2027-02-28")]
    [InlineData("en", "every morning at 7", "daily/1 from 2026-11-28 at 07:00")]
    [InlineData("en", "every friday evening at 7", "weekly/1 fri from 2026-11-27 at 19:00")]
    [InlineData("en", "on the 15th of every month at noon", "monthly/1 15 from 2026-12-15 at 12:00")]
    [InlineData("en", "last friday of every month at 5pm", "monthly/1 fri#-1 from 2026-11-27 at 17:00")]
    [InlineData("en", "every monday starting next week", "weekly/1 mon from 2026-11-30")]
    [InlineData("en", "mondays at 9", "weekly/1 mon from 2026-11-30 at 09:00")]
    [InlineData("en", "every three weeks on tuesday", "weekly/3 tue from 2026-12-01")]
    [InlineData("en", "daily at 7:30am", "daily/1 from 2026-11-28 at 07:30")]
    [InlineData("en", "every quarter", "monthly/3 28 from 2026-11-28")]
    [InlineData("de", "jeden Tag um 8", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("de", "jeden zweiten Freitag", "weekly/2 fri from 2026-12-04")]
    [InlineData("de", "jeden Montag und Donnerstag um 18 Uhr", "weekly/1 mon,thu from 2026-11-30 at 18:00")]
    [InlineData("de", "werktags um 7", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00")]
    [InlineData("de", "am letzten Tag des Monats", "monthly/1 31 from 2026-11-30")]
    [InlineData("de", "monatlich am 31.", "monthly/1 31 from 2026-11-30")]
    [InlineData("de", "alle zwei Wochen", "weekly/2 sat from 2026-11-28")]
    [InlineData("de", "jeden ersten Montag im Monat", "monthly/1 mon#1 from 2026-12-07")]
    [InlineData("de", "jährlich am 29. Februar", "yearly/1 02-29 from 2027-02-28")]
    [InlineData("de", "täglich um halb acht", "daily/1 from 2026-11-28 at 07:30")]
    [InlineData("de", "montags um 9", "weekly/1 mon from 2026-11-30 at 09:00")]
    [InlineData("de", "alle 3 Tage", "daily/3 from 2026-11-28")]
    [InlineData("de", "jeden 15. des Monats", "monthly/1 15 from 2026-12-15")]
    [InlineData("de", "alle 2 Wochen am Dienstag", "weekly/2 tue from 2026-12-01")]
    [InlineData("de", "jeden Freitagabend um 8", "weekly/1 fri from 2026-11-27 at 20:00")]
    [InlineData("es", "todos los días a las 8", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("es", "cada lunes a las 9", "weekly/1 mon from 2026-11-30 at 09:00")]
    [InlineData("es", "cada dos viernes", "weekly/2 fri from 2026-12-04")]
    [InlineData("es", "cada lunes y jueves a las 18:00", "weekly/1 mon,thu from 2026-11-30 at 18:00")]
    [InlineData("es", "entre semana a las 7", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00")]
    [InlineData("es", "el último día del mes", "monthly/1 31 from 2026-11-30")]
    [InlineData("es", "cada mes el día 31", "monthly/1 31 from 2026-11-30")]
    [InlineData("es", "cada dos semanas", "weekly/2 sat from 2026-11-28")]
    [InlineData("es", "el primer lunes de cada mes", "monthly/1 mon#1 from 2026-12-07")]
    [InlineData("es", "cada año el 29 de febrero", "yearly/1 02-29 from 2027-02-28")]
    [InlineData("es", "cada mañana a las 8", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("es", "los martes a las 10", "weekly/1 tue from 2026-12-01 at 10:00")]
    [InlineData("es", "cada 3 días", "daily/3 from 2026-11-28")]
    [InlineData("es", "un viernes sí y otro no", "weekly/2 fri from 2026-12-04")]
    [InlineData("nl", "elke dag om 8 uur", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("nl", "om de week op vrijdag", "weekly/2 fri from 2026-12-04")]
    [InlineData("nl", "elke maandag en donderdag om 18:00", "weekly/1 mon,thu from 2026-11-30 at 18:00")]
    [InlineData("nl", "op werkdagen om 7 uur", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00")]
    [InlineData("nl", "laatste dag van de maand", "monthly/1 31 from 2026-11-30")]
    [InlineData("nl", "maandelijks op de 31e", "monthly/1 31 from 2026-11-30")]
    [InlineData("nl", "elke 2 weken", "weekly/2 sat from 2026-11-28")]
    [InlineData("nl", "elke eerste maandag van de maand", "monthly/1 mon#1 from 2026-12-07")]
    [InlineData("nl", "jaarlijks op 29 februari", "yearly/1 02-29 from 2027-02-28")]
    [InlineData("nl", "elke ochtend om half acht", "daily/1 from 2026-11-28 at 07:30")]
    [InlineData("nl", "om de dag", "daily/2 from 2026-11-28")]
    [InlineData("nl", "dagelijks om 9 uur", "daily/1 from 2026-11-28 at 09:00")]
    [InlineData("nl", "elke vrijdagavond om 8 uur", "weekly/1 fri from 2026-11-27 at 20:00")]
    [InlineData("fr", "tous les jours à 8h", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("fr", "chaque dernier jour du mois", "monthly/1 31 from 2026-11-30")]
    [InlineData("fr", "un vendredi sur deux", "weekly/2 fri from 2026-12-04")]
    [InlineData("fr", "tous les lundis et jeudis à 18h", "weekly/1 mon,thu from 2026-11-30 at 18:00")]
    [InlineData("fr", "en semaine à 7h", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00")]
    [InlineData("fr", "chaque mois le 31", "monthly/1 31 from 2026-11-30")]
    [InlineData("fr", "toutes les deux semaines", "weekly/2 sat from 2026-11-28")]
    [InlineData("fr", "le premier lundi du mois", "monthly/1 mon#1 from 2026-12-07")]
    [InlineData("fr", "chaque année le 29 février", "yearly/1 02-29 from 2027-02-28")]
    [InlineData("fr", "tous les matins à 8h", "daily/1 from 2026-11-28 at 08:00")]
    [InlineData("fr", "chaque lundi à 9 heures et demie", "weekly/1 mon from 2026-11-30 at 09:30")]
    [InlineData("fr", "tous les 3 jours", "daily/3 from 2026-11-28")]
    [InlineData("fr", "le 15 de chaque mois", "monthly/1 15 from 2026-12-15")]
    public void Is_read_as(string language, string text, string recurrence) =>
        Assert.Equal(recurrence, SpokenTime.ReadRecurrence(text, language));

    [Theory]
    [InlineData("every")]
    [InlineData("friday")]
    [InlineData("at 8")]
    [InlineData("every 0 days")]
    [InlineData("every 1000 days")]
    [InlineData("every day at 25:00")]
    [InlineData("everything")]
    [InlineData("monthly on the 32nd")]
    [InlineData("")]
    public void Is_no_recurrence(string text) => Assert.Equal("no recurrence", SpokenTime.ReadRecurrence(text, "en"));

    [Theory]
    // The 31st is the last day of shorter months, and the 31st again afterwards.
    [InlineData("monthly/1 31 from 2027-01-31", "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31")]
    [InlineData("monthly/1 30 from 2027-01-30", "2027-01-30 2027-02-28 2027-03-30 2027-04-30 2027-05-30")]
    [InlineData("yearly/1 02-29 from 2027-02-28", "2027-02-28 2028-02-29 2029-02-28 2030-02-28 2031-02-28")]
    [InlineData("weekly/2 fri from 2026-12-04", "2026-12-04 2026-12-18 2027-01-01 2027-01-15 2027-01-29")]
    [InlineData("weekly/2 mon,sun from 2026-12-04", "2026-12-06 2026-12-14 2026-12-20 2026-12-28 2027-01-03")]
    [InlineData("monthly/1 mon#1 from 2026-12-01", "2026-12-07 2027-01-04 2027-02-01 2027-03-01 2027-04-05")]
    [InlineData("monthly/3 fri#-1 from 2026-12-01", "2026-12-25 2027-03-26 2027-06-25 2027-09-24 2027-12-31")]
    [InlineData("daily/3 from 2026-12-30", "2026-12-30 2027-01-02 2027-01-05 2027-01-08 2027-01-11")]
    public void the_days_are(string recurrence, string days) => Assert.Equal(
        days, string.Join(' ', Read(recurrence).Days(new(2026, 1, 1)).Take(5).Select(LocalDatePattern.Iso.Format)));

    [Theory]
    // 02:30 does not exist on 29 March 2026 in Madrid, and exists twice on 25 October.
    [InlineData("daily/1 from 2026-01-01 at 02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("daily/1 from 2026-01-01 at 02:30", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("daily/1 from 2026-01-01 at 02:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("daily/1 from 2026-01-01 at 02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("monthly/1 31 from 2026-01-01 at 08:00", "2026-02-01T00:00:00Z", "2026-02-28T07:00:00Z")]
    public void the_next_one_is(string recurrence, string after, string next) => Assert.Equal(
        InstantPattern.General.Parse(next).Value,
        Read(recurrence).After(InstantPattern.General.Parse(after).Value, DateTimeZoneProviders.Tzdb["Europe/Madrid"]));

    [Theory]
    [InlineData("")]
    [InlineData("daily/0 from 2026-01-01")]
    [InlineData("daily/1000 from 2026-01-01")]
    [InlineData("daily/1 mon from 2026-01-01")]
    [InlineData("weekly/1 from 2026-01-01")]
    [InlineData("weekly/1 mon,xyz from 2026-01-01")]
    [InlineData("monthly/1 32 from 2026-01-01")]
    [InlineData("monthly/1 mon#5 from 2026-01-01")]
    [InlineData("yearly/1 02-30 from 2026-01-01")]
    [InlineData("daily/1 from 2026-02-30")]
    [InlineData("daily/1 from 2026-01-01 at 24:00")]
    [InlineData("hourly/1 from 2026-01-01")]
    public void a_text_that_is_none_is_refused(string text) => Assert.Null(RecurrenceNotation.Parse(text));

    private static Recurrence Read(string text) => Assert.IsType<Recurrence>(RecurrenceNotation.Parse(text));
}

using Alfred.Schedules;
using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Times;

/// <summary>What is said of what comes again.</summary>
public sealed class RecurrenceWordsLaws
{
    public static TheoryData<string> Codes => [.. SkillSet.Languages.All.Select(language => language.Code)];

    [Theory]
    [InlineData("en", "weekly/2 fri from 2026-12-04 at 08:00", "every other Friday at 08:00")]
    [InlineData("en", "weekly/1 mon,tue,wed,thu,fri from 2026-11-30 at 07:00", "every weekday at 07:00")]
    [InlineData("en", "monthly/1 31 from 2026-11-30", "on the last day of every month")]
    [InlineData("en", "monthly/1 1 from 2026-12-01 at 09:00", "on the 1st of every month at 09:00")]
    [InlineData("en", "monthly/3 fri#-1 from 2026-12-25", "every 3 months on the last Friday")]
    [InlineData("en", "yearly/1 02-29 from 2027-02-28 at 10:00", "every year on 29 February at 10:00")]
    [InlineData("de", "weekly/2 fri from 2026-12-04 at 08:00", "jeden zweiten Freitag um 08:00")]
    [InlineData("de", "monthly/1 1 from 2026-12-01 at 09:00", "am 1. jedes Monats um 09:00")]
    [InlineData("es", "weekly/1 mon,thu from 2026-11-30 at 18:00", "cada lunes y jueves a las 18:00")]
    [InlineData("es", "monthly/1 mon#1 from 2026-12-07", "el primer lunes de cada mes")]
    [InlineData("fr", "monthly/1 1 from 2026-12-01 at 09:00", "le 1er de chaque mois à 09:00")]
    [InlineData("fr", "daily/2 from 2026-11-28", "tous les deux jours")]
    [InlineData("nl", "weekly/2 fri from 2026-12-04 at 08:00", "om de week op vrijdag om 08:00")]
    [InlineData("nl", "daily/1 from 2026-11-28 at 08:00", "elke dag om 08:00")]
    public void Is_said_as(string language, string recurrence, string words) =>
        Assert.Equal(words, RecurrenceWords.Say(RecurrenceNotation.Parse(recurrence)!, SkillSet.Languages[language]));

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_said_of_it_is_understood_as_it_in(string code)
    {
        var language = SkillSet.Languages[code];
        Prop.ForAll(RecurrenceLaws.Recurrences.ToArbitrary(), recurrence =>
        {
            var said = RecurrenceWords.Say(recurrence, language);
            return RecurrenceText.Read(said, language, SpokenTime.Friday) is RecurrenceResult.Recurring { Recurrence: var read }
                && read.Rule == recurrence.Rule && read.Interval == recurrence.Interval && read.At == recurrence.At
                ? true : throw new InvalidOperationException($"'{said}' for {recurrence}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}

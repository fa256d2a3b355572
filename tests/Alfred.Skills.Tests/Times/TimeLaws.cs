using System.Globalization;
using Alfred.Languages;
using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

/// <summary>What is true of every text, in every language.</summary>
public sealed class TimeLaws
{
    private static readonly Gen<Language> Languages = Gen.Elements(SkillSet.Languages.All.AsEnumerable());

    private static readonly Gen<LocalDate> Dates = Gen.Choose(0, 365 * 60).Select(static days => new LocalDate(2000, 1, 1).PlusDays(days));

    private static readonly Gen<string?> Texts = ArbMap.Default.GeneratorFor<string?>();

    [Fact]
    public void no_text_throws() => Prop.ForAll(
        Languages.ToArbitrary(), Texts.ToArbitrary(), static (language, text) => ReadAll(text ?? "", language)).QuickCheckThrowOnFailure();

    [Fact]
    public void no_heap_of_the_languages_own_words_throws()
    {
        var texts = from language in Languages
                    let words = WordsOf(language)
                    from chosen in Gen.Elements(words).ArrayOf(9)
                    select (language, string.Join(' ', chosen));
        Prop.ForAll(texts.ToArbitrary(), static pair => ReadAll(pair.Item2, pair.language))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void a_time_is_never_one_that_the_zone_skips() => Prop.ForAll(
        Dates.ToArbitrary(),
        Gen.Choose(0, (24 * 60) - 1).ToArbitrary(),
        Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.AsEnumerable()).ToArbitrary(),
        static (date, minute, id) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var text = string.Create(CultureInfo.InvariantCulture, $"{date:uuuu-MM-dd} {minute / 60:00}:{minute % 60:00}");
            var now = zone.AtStartOfDay(new(2026, 11, 27));
            return TimeText.Read(text, SkillSet.Languages.Default, now) is TimeResult.Point point
                && zone.MapLocal(point.At).Count > 0
                && (point.At == date + new LocalTime(minute / 60, minute % 60)
                    || zone.MapLocal(date + new LocalTime(minute / 60, minute % 60)).Count == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_day_that_is_shown_is_read_back() => Prop.ForAll(
        Languages.ToArbitrary(), Dates.ToArbitrary(), static (language, date) =>
            DayText.Read(DayText.Show(date, language), language) is ParseResult.Understood { Canonical: var canonical }
                && DayText.Parse(canonical) == date
                && TimeText.Read(DayText.Show(date, language), language, SpokenTime.Friday)
                    == new TimeResult.Point(date.AtMidnight(), TimeGrain.Day)).QuickCheckThrowOnFailure();

    [Fact]
    public void a_date_beside_another_weekday_is_asked_about_with_that_date_and_that_weekday() => Prop.ForAll(
        Dates.ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), static (date, off) =>
        {
            var weekday = date.PlusDays(off).DayOfWeek;
            var text = string.Create(CultureInfo.InvariantCulture, $"{weekday} {date:uuuu-MM-dd}");
            return TimeText.Read(text, SkillSet.Languages.Default, SpokenTime.Friday)
                    is TimeResult.Ambiguous { IsContradiction: true, Readings: [var said, var near] }
                && said.At == date.AtMidnight() && near.At.DayOfWeek == weekday
                && Math.Abs(Period.Between(date, near.At.Date, PeriodUnits.Days).Days) <= 3;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_year_in_words_is_the_year_in_digits()
    {
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        Prop.ForAll(Gen.Choose(17, 21).ToArbitrary(), Gen.Choose(2, 9).ToArbitrary(), (century, ten) =>
        {
            var words = $"3 May {(century == 17 ? "seventeen" : century == 18 ? "eighteen" : century == 19 ? "nineteen"
                : century == 20 ? "twenty" : "twenty one")} {tens[ten]}";
            return TimeText.Read(words, SkillSet.Languages.Default, SpokenTime.Friday)
                == new TimeResult.Point(new LocalDateTime((century * 100) + (ten * 10), 5, 3, 0, 0), TimeGrain.Day);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void what_digits_say_is_the_same_in_every_language() => Prop.ForAll(
        Languages.ToArbitrary(), Gen.Choose(0, (24 * 60) - 1).ToArbitrary(), static (language, minute) =>
        {
            var time = new LocalTime(minute / 60, minute % 60);
            return ClockTime.Find(ClockTime.Canonical(time), language) == time;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_note_keeps_all_words_that_are_no_day() => Prop.ForAll(
        Languages.ToArbitrary(), Texts.ToArbitrary(), static (language, note) =>
        {
            var split = DayText.SplitTrailing(note ?? "", language);
            return (note ?? "").StartsWith(split.Note, StringComparison.Ordinal)
                && (split.Day is null ? split.Note == (note ?? "") : (note ?? "").TrimEnd().EndsWith(split.Day, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    private static void ReadAll(string text, Language language)
    {
        TimeText.Read(text, language, SpokenTime.Friday);
        RecurrenceText.Read(text, language, SpokenTime.Friday);
        ClockTime.Find(text, language);
        DayText.SplitTrailing($"note {text}", language);
        if (DayText.Read(text, language) is ParseResult.Understood { Canonical: var day })
            DayText.Resolve(Arguments.None.With("day", day), "day", SpokenTime.Friday.Date, language);
    }

    private static string[] WordsOf(Language language) =>
    [
        .. language.Lines("times").SelectMany(static line => line.Value.Split(' ', '|', '[', ']', '(', ')'))
            .Where(static word => word.Length > 0 && word[0] != '{').Distinct(StringComparer.Ordinal),
        "1", "2", "12", "31", "2027", "10:30", "9999",
    ];
}

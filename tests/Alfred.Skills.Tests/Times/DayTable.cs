using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

/// <summary>Days in the past, said on Friday 27 November 2026.</summary>
public sealed class DayTable
{
    private static readonly LocalDate Friday = SpokenTime.Friday.Date;

    [Theory]
    [InlineData("en", "today", "2026-11-27")]
    [InlineData("en", "yesterday", "2026-11-26")]
    [InlineData("en", "the day before yesterday", "2026-11-25")]
    [InlineData("en", "monday", "2026-11-23")]
    [InlineData("en", "friday", "2026-11-27")]
    [InlineData("en", "last monday", "2026-11-23")]
    [InlineData("en", "on monday", "2026-11-23")]
    [InlineData("en", "20 Nov", "2026-11-20")]
    [InlineData("en", "Nov 20", "2026-11-20")]
    [InlineData("en", "20.11.2026", "2026-11-20")]
    [InlineData("en", "20.11.", "2026-11-20")]
    [InlineData("en", "20.11", "2026-11-20")]
    [InlineData("en", "2026-11-20", "2026-11-20")]
    [InlineData("en", "20 December", "2025-12-20")]
    [InlineData("en", "29 Feb", "2026-02-28")]
    [InlineData("en", "3 days ago", "2026-11-24")]
    [InlineData("en", "a week ago", "2026-11-20")]
    [InlineData("en", "the 15th", "2026-11-15")]
    [InlineData("en", "the 30th", "2026-10-30")]
    [InlineData("en", "christmas", "2025-12-25")]
    [InlineData("de", "gestern", "2026-11-26")]
    [InlineData("de", "am 3. Mai", "2026-05-03")]
    [InlineData("de", "vor drei Tagen", "2026-11-24")]
    [InlineData("de", "3.4.", "2026-04-03")]
    [InlineData("es", "ayer", "2026-11-26")]
    [InlineData("es", "el 3 de mayo", "2026-05-03")]
    [InlineData("es", "hace dos días", "2026-11-25")]
    [InlineData("nl", "eergisteren", "2026-11-25")]
    [InlineData("nl", "3 mei", "2026-05-03")]
    [InlineData("fr", "avant-hier", "2026-11-25")]
    [InlineData("fr", "le 3 mai", "2026-05-03")]
    [InlineData("fr", "lundi", "2026-11-23")]
    public void Is_read_as(string language, string text, string day)
    {
        var canonical = Assert.IsType<ParseResult.Understood>(DayText.Read(text, SkillSet.Languages[language])).Canonical;
        var resolved = DayText.Resolve(Arguments.None.With("day", canonical), "day", Friday, SkillSet.Languages[language]);
        Assert.Equal(day, Assert.IsType<Resolution.Resolved>(resolved).Arguments["day"]);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("next month")]
    [InlineData("12")]
    [InlineData("1 January 1999")]
    [InlineData("at 8")]
    public void Is_no_day(string text) => Assert.IsType<ParseResult.NotUnderstood>(DayText.Read(text, SkillSet.Languages.Default));

    [Fact]
    public void a_day_that_can_be_two_is_asked_with_both()
    {
        var asked = Assert.IsType<ParseResult.Rejected>(DayText.Read("3/4/2026", SkillSet.Languages.Default));
        Assert.Equal(["3 April 2026", "4 March 2026"], asked.Instead);
    }

    [Fact]
    public void a_day_in_the_future_is_refused()
    {
        var resolved = DayText.Resolve(Arguments.None.With("day", "2026-11-28"), "day", Friday, SkillSet.Languages.Default);
        Assert.Equal(
            "28 November 2026 is in the future. Write it like yesterday, 20 Nov or 2026-11-20.",
            Assert.IsType<Resolution.Unclear>(resolved).Problem);
    }

    [Theory]
    [InlineData("en", "lunch yesterday", "lunch", "yesterday")]
    [InlineData("en", "lunch, yesterday", "lunch", "yesterday")]
    [InlineData("en", "lunch the day before yesterday", "lunch", "the day before yesterday")]
    [InlineData("en", "taxi on 3 May", "taxi", "3 May")]
    [InlineData("en", "train 20 Nov 2025", "train", "20 Nov 2025")]
    [InlineData("en", "coffee last monday", "coffee", "last monday")]
    [InlineData("en", "coffee on friday", "coffee", "friday")]
    [InlineData("en", "taxi 3 days ago", "taxi", "3 days ago")]
    [InlineData("de", "Mittagessen gestern", "Mittagessen", "gestern")]
    [InlineData("de", "Taxi am 3. Mai", "Taxi", "3. Mai")]
    [InlineData("de", "Zug vor 3 Tagen", "Zug", "vor 3 Tagen")]
    [InlineData("es", "comida ayer", "comida", "ayer")]
    [InlineData("es", "taxi el 3 de mayo", "taxi", "3 de mayo")]
    [InlineData("nl", "lunch gisteren", "lunch", "gisteren")]
    [InlineData("fr", "déjeuner hier", "déjeuner", "hier")]
    [InlineData("fr", "taxi le 3 mai", "taxi", "3 mai")]
    public void A_note_gives_its_day(string language, string text, string note, string day) =>
        Assert.Equal((note, day), DayText.SplitTrailing(text, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "Sunday roast")]
    [InlineData("en", "lunch")]
    [InlineData("en", "yesterday")]
    [InlineData("en", "black friday")]
    [InlineData("en", "sale black friday")]
    [InlineData("en", "screws 3/4")]
    [InlineData("en", "flat 12")]
    [InlineData("en", "book for may")]
    [InlineData("en", "beer at 6")]
    [InlineData("en", "tickets for tomorrow")]
    [InlineData("en", "gift for christmas")]
    [InlineData("de", "Sonntagsbraten")]
    [InlineData("de", "Buch von so")]
    [InlineData("es", "hotel en el mar")]
    [InlineData("en", "")]
    public void A_note_keeps(string language, string text) =>
        Assert.Equal((text, null), DayText.SplitTrailing(text, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "3 May 2026")]
    [InlineData("de", "3. Mai 2026")]
    [InlineData("es", "3 de mayo de 2026")]
    [InlineData("nl", "3 mei 2026")]
    [InlineData("fr", "3 mai 2026")]
    public void Is_shown_as(string language, string shown) =>
        Assert.Equal(shown, DayText.Show(new(2026, 5, 3), SkillSet.Languages[language]));

    [Theory]
    [InlineData("de", "halb acht", "07:30")]
    [InlineData("de", "viertel 8", "07:15")]
    [InlineData("de", "dreiviertel 8", "07:45")]
    [InlineData("de", "20 Uhr", "20:00")]
    [InlineData("de", "7 Uhr abends", "19:00")]
    [InlineData("es", "las siete y media", "07:30")]
    [InlineData("es", "a las 8 de la tarde", "20:00")]
    [InlineData("es", "las siete menos cuarto", "06:45")]
    [InlineData("nl", "half acht", "07:30")]
    [InlineData("nl", "kwart over zeven", "07:15")]
    [InlineData("nl", "8 uur 's avonds", "20:00")]
    [InlineData("fr", "sept heures et demie", "07:30")]
    [InlineData("fr", "huit heures moins le quart", "07:45")]
    [InlineData("fr", "8h du soir", "20:00")]
    [InlineData("fr", "midi", "12:00")]
    public void A_time_of_day_is_read_in_its_language(string language, string text, string time) =>
        Assert.Equal(time, ClockTime.Canonical(Assert.NotNull(ClockTime.Find(text, SkillSet.Languages[language]))));
}

using Alfred.Skills.Shared.Times;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Skills.Tests.Times;

public sealed class TimeTable
{
    [Theory]
    [InlineData("7", "07:00")]
    [InlineData("07", "07:00")]
    [InlineData("7:30", "07:30")]
    [InlineData("07:30", "07:30")]
    [InlineData("7.30", "07:30")]
    [InlineData("7.30am", "07:30")]
    [InlineData("7:30 pm", "19:30")]
    [InlineData("7:30 p.m.", "19:30")]
    [InlineData("7pm", "19:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12pm", "12:00")]
    [InlineData("07h30", "07:30")]
    [InlineData("7h", "07:00")]
    [InlineData("0730", "07:30")]
    [InlineData("19:30 pm", "19:30")]
    [InlineData("noon", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("half past 7", "07:30")]
    [InlineData("quarter past 7", "07:15")]
    [InlineData("quarter to 8", "07:45")]
    [InlineData("7 in the morning", "07:00")]
    [InlineData("8 in the evening", "20:00")]
    [InlineData("7 o'clock", "07:00")]
    public void Is_read_as(string text, string time) => Assert.Equal(time, ClockTime.Canonical(Assert.NotNull(Find(text))));

    [Theory]
    [InlineData("24:00")]
    [InlineData("7:60")]
    [InlineData("13am")]
    [InlineData("0am")]
    [InlineData("7:3")]
    [InlineData("123")]
    [InlineData("soon")]
    [InlineData("-7")]
    [InlineData("7:30:15")]
    [InlineData("")]
    [InlineData("am")]
    public void Is_no_time(string text) => Assert.Null(Find(text));

    [Fact]
    public void every_minute_is_read_back_in_every_writing()
    {
        var times = from hour in Gen.Choose(0, 23) from minute in Gen.Choose(0, 59) select new LocalTime(hour, minute);
        Prop.ForAll(times.ToArbitrary(), time =>
        {
            var half = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
            string[] writings =
            [
                $"{time.Hour}:{time.Minute:00}", $"{time.Hour:00}.{time.Minute:00}", $"{time.Hour}h{time.Minute:00}",
                $"{time.Hour:00}{time.Minute:00}",
                $"{half}:{time.Minute:00}{(time.Hour < 12 ? "am" : "pm")}",
            ];
            return writings.All(writing => Find(writing) == time) && ClockTime.Parse(ClockTime.Canonical(time)) == time;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void no_text_throws() => Prop.ForAll<string>(text => { Find(text ?? ""); }).QuickCheckThrowOnFailure();

    private static LocalTime? Find(string text) => ClockTime.Find(text, SkillSet.Languages.Default);
}

using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviours 3.4 and 3.5: reminders go by the wall clock of whoever set them, through every change of it.</summary>
public sealed class RemindersByLocalTime
{
    private static Household Family(string zone, string language = "en") => new(
        TestDirectory.Adult("Ada") with { Zone = zone, Language = language, IsLanguageChosen = true }, TestDirectory.Adult("Bob"));

    [Theory]
    [InlineData("en", "remind me every day at 02:30 to sleep")]
    [InlineData("fr", "rappelle-moi chaque jour à 2h30 de dormir")]
    public async Task a_time_that_the_spring_change_skips_comes_once_behind_the_gap(string language, string said)
    {
        var home = Family("Europe/Madrid", language);
        home.Now = Instant.FromUtc(2027, 3, 27, 12, 0);
        await home.SayAsync("Ada", said);
        await home.PassUntilAsync(Instant.FromUtc(2027, 3, 29, 12, 0));
        Assert.Equal([Instant.FromUtc(2027, 3, 28, 1, 0), Instant.FromUtc(2027, 3, 29, 0, 30)], home.Told.Select(told => told.At));
    }

    [Theory]
    [InlineData("en", "remind me every day at 02:30 to sleep")]
    [InlineData("nl", "herinner me elke dag om 02:30 om te slapen")]
    public async Task a_time_that_the_autumn_change_repeats_comes_once_at_the_first(string language, string said)
    {
        var home = Family("Europe/Madrid", language);
        home.Now = Instant.FromUtc(2027, 10, 30, 12, 0);
        await home.SayAsync("Ada", said);
        await home.PassUntilAsync(Instant.FromUtc(2027, 11, 1, 12, 0));
        Assert.Equal([Instant.FromUtc(2027, 10, 31, 0, 30), Instant.FromUtc(2027, 11, 1, 1, 30)], home.Told.Select(told => told.At));
    }

    [Theory]
    [InlineData("en", "remind me every day at 9:00 to swim")]
    [InlineData("es", "recuérdame cada día a las 9:00 nadar")]
    public async Task half_an_hour_of_lord_howe_changes_nothing_on_the_wall(string language, string said)
    {
        var home = Family("Australia/Lord_Howe", language);
        home.Now = Instant.FromUtc(2027, 4, 2, 12, 0);
        await home.SayAsync("Ada", said);
        await home.PassUntilAsync(Instant.FromUtc(2027, 4, 5, 12, 0));
        var zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        Assert.Equal(3, home.Told.Count);
        Assert.All(home.Told, told => Assert.Equal(new LocalTime(9, 0), told.At.InZone(zone).TimeOfDay));
    }

    [Theory]
    [InlineData("en", "remind me tomorrow at 17:00 to call mum",
        "I will remind you tomorrow, Tuesday, 24 November, at 17:00 (America/New_York): call mum")]
    [InlineData("de", "erinnere mich morgen um 17 Uhr daran, Mama anzurufen",
        "Ich erinnere dich morgen, Dienstag, 24. November, um 17:00 (America/New_York): Mama anzurufen")]
    public async Task a_zone_that_is_not_the_instances_is_named_and_tomorrow_is_the_speakers(string language, string said, string answer)
    {
        var home = Family("America/New_York", language);
        // Already Tuesday in Madrid.
        home.Now = Instant.FromUtc(2026, 11, 24, 1, 0);
        Assert.Equal(answer, await home.SayAsync("Ada", said));
        await home.PassAsync(Duration.FromDays(2));
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 22, 0), home.Told.Single().At);
    }

    [Fact]
    public async Task who_travels_keeps_the_clock_that_it_was_set_by_unless_it_is_set_again()
    {
        var home = Family("Europe/Madrid");
        await home.SayAsync("Ada", "remind me every day at 8:00 to take the pills");
        home.Grains.Directory.Change("Ada", ada => ada with { Zone = "Europe/Lisbon" });
        await home.PassUntilAsync(Instant.FromUtc(2026, 11, 23, 12, 0));
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 7, 0), home.Told.Single().At);
    }

    [Theory]
    [InlineData("monthly on the 31st at 9:00", "2027-01-31 2027-02-28 2027-03-31 2027-04-30")]
    [InlineData("yearly on 29 February at 9:00", "2027-02-28 2028-02-29 2029-02-28 2030-02-28")]
    public async Task a_day_that_a_month_lacks_is_its_last_and_the_day_itself_afterwards(string when, string days)
    {
        var home = Family("Europe/Madrid");
        home.Now = Instant.FromUtc(2027, 1, 1, 0, 0);
        await home.SayAsync("Ada", $"remind me {when} to pay the rent");
        await home.PassUntilAsync(Instant.FromUtc(2030, 4, 30, 12, 0));
        Assert.Equal(
            days,
            string.Join(' ', home.Told.Take(4).Select(told => NodaTime.Text.LocalDatePattern.Iso.Format(
                told.At.InZone(DateTimeZoneProviders.Tzdb["Europe/Madrid"]).Date))));
    }
}

using Alfred.Schedules;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 5: everybody has a time zone of their own, set in chat.</summary>
public sealed class MembersZones
{
    [Theory]
    [InlineData("en", "I'm in Lisbon until Friday", "You are in Europe/Lisbon until Friday, 27 November")]
    [InlineData("en", "I'm in Lisbon this week", "You are in Europe/Lisbon until Sunday, 29 November")]
    [InlineData("de", "ich bin bis Freitag in Lissabon", "Du bist bis Freitag, 27. November in Europe/Lisbon")]
    [InlineData("de", "ich bin diese Woche in Lissabon", "Du bist bis Sonntag, 29. November in Europe/Lisbon")]
    [InlineData("es", "estoy en Lisboa hasta el viernes", "Estás en Europe/Lisbon hasta el viernes, 27 de noviembre")]
    [InlineData("fr", "je suis à Lisbonne jusqu'à vendredi", "Tu es à l'heure de Europe/Lisbon jusqu'au vendredi 27 novembre")]
    [InlineData("nl", "ik ben tot vrijdag in Lissabon", "Je bent tot en met vrijdag 27 november in Europe/Lisbon")]
    public async Task some_days_elsewhere_are_said_in_chat_and_end_by_themselves(string code, string said, string answer)
    {
        var family = new Household();
        family.Of("Ada").Language = SkillSet.Languages[code];
        Assert.StartsWith(answer, await family.SayAsync("Ada", said), StringComparison.Ordinal);
        Assert.Equal("Europe/Lisbon", family.Grains.Directory.Of("Ada").Zone);

        await family.PassAsync(Duration.FromDays(8));
        Assert.Null(family.Grains.Directory.Of("Ada").Zone);
        Assert.Empty(family.Told);
        Assert.Empty(family.Schedule.Rows);
    }

    [Theory]
    [InlineData("en", "my time zone is America/New_York")]
    [InlineData("en", "I live in Boston")]
    [InlineData("de", "meine Zeitzone ist America/New_York")]
    [InlineData("es", "vivo en Nueva York")]
    [InlineData("fr", "mon fuseau horaire est America/New_York")]
    [InlineData("nl", "mijn tijdzone is America/New_York")]
    public async Task a_zone_is_set_for_good(string code, string said)
    {
        var family = new Household();
        family.Of("Ada").Language = SkillSet.Languages[code];
        await family.SayAsync("Ada", said);
        await family.PassAsync(Duration.FromDays(30));
        Assert.Equal("America/New_York", family.Grains.Directory.Of("Ada").Zone);
        Assert.Null(family.Grains.Directory.Of("Bob").Zone);
    }

    [Fact]
    public async Task who_comes_home_early_says_so()
    {
        var family = new Household();
        await family.SayAsync("Ada", "I'm in Tokyo until Friday");
        Assert.StartsWith(
            "Your time zone is Europe/Madrid again", await family.SayAsync("Ada", "I'm home again"), StringComparison.Ordinal);
        Assert.Empty(family.Schedule.Rows);
    }

    [Fact]
    public async Task another_journey_replaces_the_first_and_its_end()
    {
        var family = new Household();
        await family.SayAsync("Ada", "I'm in Tokyo until Wednesday");
        await family.SayAsync("Ada", "I'm in Lisbon until Friday");
        await family.PassUntilAsync(Instant.FromUtc(2026, 11, 26, 12, 0));
        Assert.Equal("Europe/Lisbon", family.Grains.Directory.Of("Ada").Zone);
        var row = Assert.Single(family.Schedule.Rows);
        Assert.Equal(Instant.FromUtc(2026, 11, 28, 0, 0), ((ScheduleRule.Once)row.Rule).At);
    }

    [Fact]
    public async Task what_goes_by_the_persons_time_of_day_moves_with_them_and_back()
    {
        var follower = new FollowerSkill();
        var chat = Chat.With(new SettingsSkill(SkillSet.Languages), follower);
        Assert.EndsWith("\nMoved.", await chat.SayAsync("I'm in Lisbon until Friday"), StringComparison.Ordinal);

        chat.Now += Duration.FromDays(6);
        await chat.OccurAsync(chat.Schedule.TakeDue(chat.Now.ToInstant())!);

        Assert.Equal(["Europe/Lisbon", "Europe/Madrid"], follower.Zones);
        Assert.Empty(chat.Schedule.Rows);
    }

    [Theory]
    [InlineData("en", "I'm in Lisbon until Friday", "every day at 07:30 (Europe/Lisbon)", "keeps its time of day there (1)")]
    [InlineData("es", "estoy en Lisboa hasta el viernes", "cada día a las 07:30 (Europe/Lisbon)", "mantiene allí su hora (1)")]
    public async Task the_briefing_and_what_comes_again_follow_at_once_and_come_back(
        string code, string said, string briefing, string reminder)
    {
        var family = new Household();
        await family.SayAsync("Ada", "briefing at 7:30");
        await family.SayAsync("Ada", "remind me every day at 21:00 to take the pill");
        family.Of("Ada").Language = SkillSet.Languages[code];
        var answer = await family.SayAsync("Ada", said);
        Assert.Contains(briefing, answer, StringComparison.Ordinal);
        Assert.Contains(reminder, answer, StringComparison.Ordinal);

        Assert.Equal(["Europe/Lisbon", "Europe/Lisbon"], Zones(family));
        await family.PassUntilAsync(Instant.FromUtc(2026, 11, 27, 23, 59));
        Assert.Equal(["Europe/Lisbon", "Europe/Lisbon"], Zones(family));
        Assert.Equal(5, family.ToldTo("Ada").Count(told => !told.Contains("pill", StringComparison.Ordinal)));
        Assert.Equal(5, family.ToldTo("Ada").Count(told => told.Contains("pill", StringComparison.Ordinal)));

        await family.PassUntilAsync(Instant.FromUtc(2026, 11, 28, 1, 0));
        Assert.Equal(["Europe/Madrid", "Europe/Madrid"], Zones(family));
        // Nobody is woken at midnight to be told so.
        Assert.Equal(10, family.Told.Count);
    }

    [Theory]
    [InlineData("I'm in trouble")]
    [InlineData("I'm in Mordor until Friday")]
    public async Task a_place_that_nobody_knows_changes_nothing(string said)
    {
        var chat = Chat.Home();
        await chat.SayAsync(said);
        Assert.Empty(chat.Outcomes);
        Assert.Null(chat.Grains.Directory.Of("Ada").Zone);
    }

    [Theory]
    [InlineData("en", "quiet from 22 to 7", "22:00", "7:00")]
    [InlineData("en", "don't disturb me between 9pm and 6:30am", "21:00", "6:30")]
    [InlineData("de", "Ruhe von 22 bis 7", "22:00", "7:00")]
    [InlineData("es", "silencio de 22 a 7", "22:00", "7:00")]
    [InlineData("fr", "silence de 22h à 7h", "22:00", "7:00")]
    [InlineData("nl", "stil van 22 tot 7", "22:00", "7:00")]
    public async Task quiet_hours_are_said_in_chat(string code, string said, string from, string until)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal(new(TimeOnly.Parse(from, culture), TimeOnly.Parse(until, culture)), chat.Member.QuietHours);
    }

    [Theory]
    [InlineData("en", "no quiet hours")]
    [InlineData("de", "keine Ruhezeit")]
    public async Task quiet_hours_end(string code, string said)
    {
        var chat = Chat.Home();
        await chat.SayAsync("quiet from 22 to 7");
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Null(chat.Member.QuietHours);
    }

    private static IEnumerable<string> Zones(Household family) =>
        family.Schedule.Rows.Select(static row => row.Rule).OfType<ScheduleRule.Recurring>().Select(static rule => rule.Zone.Id);

    private sealed class FollowerSkill : Skill, IZoneFollower
    {
        public override string Name => "follower";

        public override IReadOnlyList<SkillAction> Actions => [];

        public List<string> Zones { get; } = [];

        public Task<Outcome> MoveToZoneAsync(ActionContext context, DateTimeZone zone)
        {
            Zones.Add(zone.Id);
            return Task.FromResult(Outcome.Say("Moved."));
        }
    }
}

using Alfred.Commands;
using Alfred.Feeds;
using Alfred.Hosting;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Reminders;
using Alfred.Skills;
using Alfred.Skills.Home.Birthdays;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Home.Calendars;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Shared.Facts;
using Alfred.Skills.Shared.PersonalData;
using Alfred.Skills.Shared.Reminders;
using Alfred.Testing;
using Alfred.Tests.Calendars;
using Alfred.Tests.Commands;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.PersonalData;

/// <summary>Behaviour 23, "forget me": what commands resulted in is kept for their repetition, and holds what they were about.</summary>
public sealed class ForgottenOutcomesTests(DatabaseFixture databases)
{
    private static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files(
        [typeof(AlfredGrains).Assembly, typeof(RemindersSkill).Assembly, typeof(BriefingSkill).Assembly]));

    private static readonly MemberId Ada = new("member-00000000000000000000000000000001");

    [Fact]
    public async Task no_row_of_a_grain_holds_a_word_of_whoever_was_forgotten()
    {
        var feed = new HeldCalendarFeed();
        feed.MayEnd.SetResult();
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(), more: services => Load(services, feed));
        string[] said =
        [
            "remember that the canary sings", "remind me tomorrow at 9 to feed the canary", "chore clean the cage of the canary for Ada",
            "Ada's birthday is 3 May 1987", "briefing at 7:30", "add calendar https://calendar.example/canary.ics",
        ];
        // The first one is the admin, who stays.
        await SayAsync(alfred, "what do you know about me", from: "bob");
        foreach (var text in said)
            await SayAsync(alfred, text);
        Assert.Equal(6, await RowsWithAsync(alfred, "canary|1987|07:30|calendar.example"));

        await SayAsync(alfred, "forget me now");

        Assert.Contains("1 calendar", alfred.Letters.Texts[^1], StringComparison.Ordinal);
        // What is still open is the household's, but no more than that: the list of chores.
        Assert.Equal(1, await RowsWithAsync(alfred, "canary"));
        Assert.Equal(0, await RowsWithAsync(alfred, "canary sings|feed the canary|1987|07:30|calendar.example"));
        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from schedule"));
    }

    [Fact]
    public async Task the_outcomes_of_settled_commands_go_with_what_was_erased()
    {
        await using var silo = await GrainSilo.StartAsync();
        await Reminders(silo).AddAsync(Command(1), Canary);

        var outcome = await Reminders(silo).ForgetAsync(Command(2), Ada, isOwner: true);

        Assert.Equal([1], outcome.ForgottenIds);
        Assert.DoesNotContain("canary", silo.Rows.Json("reminders"), StringComparison.Ordinal);
        Assert.Equal([1], (await Reminders(silo).FindOutcomeAsync(Command(2)))!.ForgottenIds);
    }

    [Fact]
    public async Task an_outcome_that_a_repetition_may_ask_for_goes_as_soon_as_none_can()
    {
        await using var silo = await GrainSilo.StartAsync();
        silo.Unsettled = [Command(1).Id, Command(2).Id];
        await Reminders(silo).AddAsync(Command(1), Canary);
        await Reminders(silo).ForgetAsync(Command(2), Ada, isOwner: true);
        Assert.Single((await Reminders(silo).AddAsync(Command(1), Canary)).Set);
        Assert.Empty(await Reminders(silo).ListAsync());

        silo.Unsettled = [];
        await Reminders(silo).SettleAsync([Command(1).Id, Command(2).Id]);

        Assert.DoesNotContain("canary", silo.Rows.Json("reminders"), StringComparison.Ordinal);
        Assert.Equal(3, silo.Rows.Writes);
        await Reminders(silo).SettleAsync([Command(1).Id]);
        Assert.Equal(3, silo.Rows.Writes);
    }

    private static void Load(IServiceCollection services, ICalendarFeed feed)
    {
        services.AddSingleton<ISkillCatalog>(new SkillList(
            new FactsSkill(), new RemindersSkill(Languages), new ChoresSkill(Languages), new BirthdaysSkill(), new BriefingSkill(),
            new CalendarsSkill(Languages), new PersonalDataSkill()));
        services.AddSingleton(Languages);
        services.AddSingleton(feed);
    }

    private static async Task SayAsync(TestInstance alfred, string text, string from = "ada")
    {
        var count = alfred.Letters.Attempts.Count;
        await alfred.Inbox.AcceptAsync(Letters.Written($"{count}", text, from: from, chat: from), CancellationToken.None);
        await alfred.Letters.WaitForAsync(count + 1);
    }

    // Once the grains have been told what is settled.
    private static async Task<long> RowsWithAsync(TestInstance alfred, string words)
    {
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'waiting'") == 0);
        return await alfred.QueryAsync<long>(
            "select count(*) from orleansstorage where convert_from(payloadbinary, 'UTF8') ~ $1", words);
    }

    private static Reminder Canary => new()
    {
        Text = "feed the canary", Due = DateTimeOffset.UnixEpoch.AddDays(1), Zone = "Europe/Madrid", SetBy = Ada, SetByName = "Ada",
    };

    private static IReminderGrain Reminders(GrainSilo silo) => silo.Grains.GetGrain<IReminderGrain>(Ada.Value);

    private static Command Command(int message) => new(new(message, 0), "Ada", DateTimeOffset.UnixEpoch) { Member = Ada };
}

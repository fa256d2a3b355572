using Alfred.Members;
using Alfred.Recovery;
using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>The language that somebody is answered in: the one they write in, until they choose another one.</summary>
public sealed class SpokenLanguageTests(DatabaseFixture databases)
{
    private const string German = "sag es mir";
    private const string English = "tell me";

    [Fact]
    public async Task a_message_is_answered_in_the_language_it_is_written_in()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());

        Assert.Equal(["de", "en"], await AnswersAsync(alfred, German, English));
    }

    [Fact]
    public async Task what_is_not_understood_is_answered_in_the_language_it_is_written_in()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());

        var answer = Assert.Single(await AnswersAsync(alfred, "wie ist das Wetter in Madrid"));
        Assert.StartsWith("Das habe ich nicht verstanden", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_has_no_words_is_answered_in_the_language_last_written_in()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());

        var answers = await AnswersAsync(alfred, German, "");
        Assert.StartsWith("Ich kann bisher nur Text lesen", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_comes_at_its_time_comes_in_the_language_last_written_in_also_after_a_restart()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TongueSkill.StartAsync(database, new TestClock(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))))
            Assert.Equal(["de"], await AnswersAsync(before, "täglich grüßen"));

        await using var after = await TongueSkill.StartAsync(database, new TestClock(new(2026, 11, 23, 6, 0, 30, TimeSpan.Zero)));
        await after.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
        await after.Letters.WaitForAsync(1);

        Assert.Equal(["de"], after.Letters.Texts);
    }

    [Fact]
    public async Task one_word_of_another_language_is_answered_in_it_and_not_remembered()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());

        Assert.Equal(["de", "en"], await AnswersAsync(alfred, German, "go"));
        Assert.Equal("de", (await AdaAsync(alfred)).Language);
    }

    [Fact]
    public async Task a_picked_answer_is_answered_in_the_person_s_language_whatever_it_says()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());
        await AnswersAsync(alfred, German);

        await alfred.Inbox.AcceptAsync(Letters.Written("picked", English, isPicked: true), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["de", "de"], alfred.Letters.Texts);
        Assert.Equal("de", (await AdaAsync(alfred)).Language);
    }

    [Fact]
    public async Task a_picked_answer_says_nothing_of_the_language_of_somebody_who_never_wrote()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());

        await alfred.Inbox.AcceptAsync(Letters.Written("picked", German, isPicked: true), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(["en"], alfred.Letters.Texts);
        Assert.Null((await AdaAsync(alfred)).Language);
    }

    [Fact]
    public async Task a_chosen_language_stays_whatever_is_written()
    {
        await using var alfred = await TongueSkill.StartAsync(await databases.CreateAsync());
        await Directory(alfred).SetLanguageAsync((await AdaAsync(alfred)).Id, "nl", isChosen: true);

        Assert.Equal(["nl", "nl"], await AnswersAsync(alfred, German, English));
    }

    // Each when the one before it was answered.
    private static async Task<IReadOnlyList<string>> AnswersAsync(TestInstance alfred, params string[] texts)
    {
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            await alfred.Inbox.AcceptAsync(Letters.Written($"{index}", text), CancellationToken.None);
            await alfred.Letters.WaitForAsync(index + 1);
        }

        return alfred.Letters.Texts;
    }

    private static async Task<Member> AdaAsync(TestInstance alfred) => (await Directory(alfred).FindAsync(new("letters:ada"), "ada"))!;

    private static IDirectoryGrain Directory(TestInstance alfred) =>
        alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
}

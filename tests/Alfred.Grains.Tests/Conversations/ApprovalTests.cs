using Alfred.Channels;
using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>
/// What changes something outside, or cannot be taken back, is shown first. What was shown runs exactly so, once, on the word of whoever
/// asked for it, within 15 minutes.
/// </summary>
public sealed class ApprovalTests(DatabaseFixture databases)
{
    private const string Shown = "nothing → 12 boxes\nShall I do it?";
    private const string Wired = "wired 12 boxes as shown, 1 open";

    [Fact]
    public async Task nothing_runs_before_it_is_approved()
    {
        await using var alfred = await StartAsync();

        await SayAsync(alfred, "1", "wire 12 boxes");

        var question = Assert.Single(alfred.Letters.Attempts).Reply;
        Assert.Equal((Shown, "Yes, do it|No, leave it"), (question.Text, string.Join('|', question.Choices!.Options.Select(o => o.Label))));
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("Yes, do it")]
    [InlineData("do it please!")]
    public async Task a_word_that_agrees_runs_exactly_what_was_shown(string word)
    {
        await using var alfred = await StartAsync();

        await SayAsync(alfred, "1", "wire 12 boxes", word);

        Assert.Equal([Shown, Wired], alfred.Letters.Texts);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("2")]
    [InlineData("never mind")]
    public async Task a_word_that_declines_runs_nothing_and_ends_it(string word)
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes", word);

        await TapAsync(alfred, "tap", Approves(alfred));

        Assert.Equal([Shown, English.Declined, English.AnsweredAlready], alfred.Letters.Texts);
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData("qwertz uiop")]
    [InlineData("ad milk")]
    public async Task a_yes_counts_right_behind_the_question_only(string between)
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes", between, "yes");
        Assert.DoesNotContain(Wired, alfred.Letters.Texts);

        await TapAsync(alfred, "tap", Approves(alfred));

        Assert.StartsWith("wired 12 boxes as shown", alfred.Letters.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_yes_that_came_before_the_question_went_out_is_no_answer_to_it()
    {
        await using var alfred = await StartAsync();
        alfred.Letters.Next(new SendResult.Later("busy", TimeSpan.FromMinutes(1)));
        await SayAsync(alfred, "1", "wire 12 boxes");

        await alfred.Inbox.AcceptAsync(Letters.Written("early", "yes", "eva", "office"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count >= 3);
        Assert.Empty(await alfred.GroceriesAsync());

        await SayAsync(alfred, "2", "yes");
        Assert.Single(await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task its_button_works_after_other_messages_and_a_yes_to_something_else_does_not()
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes", "choose say", "yes");
        Assert.Empty(await alfred.GroceriesAsync());

        await TapAsync(alfred, "tap", Approves(alfred));

        Assert.Equal(Wired, alfred.Letters.Texts[^1]);
    }

    [Fact]
    public async Task it_is_used_once()
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes");

        await TapAsync(alfred, "tap-1", Approves(alfred), question: "q1");
        await TapAsync(alfred, "tap-2", Approves(alfred), question: "q1");
        await TapAsync(alfred, "tap-3", Approves(alfred));

        Assert.Equal([Shown, Wired, English.AnsweredAlready, English.AnsweredAlready], alfred.Letters.Texts);
        Assert.Equal(["q1"], alfred.Letters.ShownAnswered);
        Assert.Single(await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task two_taps_at_once_on_two_processes_run_it_once()
    {
        var database = await databases.CreateAsync();
        await using var one = await StartAsync(database);
        await SayAsync(one, "1", "wire 12 boxes");
        await using var other = await StartAsync(database);

        // Each knows of its own tap only until it looks again: both read the conversation while the approval waits.
        await Task.WhenAll(
            one.Inbox.AcceptAsync(Tap("tap-1", Approves(one)), CancellationToken.None),
            other.Inbox.AcceptAsync(Tap("tap-2", Approves(one)), CancellationToken.None));
        await Eventually.IsTrueAsync(async () =>
        {
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            return await one.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 3;
        });

        Assert.Single(await one.GroceriesAsync());
        Assert.Equal(1L, await one.QueryAsync<long>("select count(*) from inbox where plan is not null"));
    }

    [Fact]
    public async Task another_persons_tap_or_word_changes_nothing()
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes");

        await TapAsync(alfred, "tap", Approves(alfred), from: "tom");
        await alfred.Inbox.AcceptAsync(Letters.Written("typed", Approves(alfred), "tom", "office"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("word", "yes", "tom", "office"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(4);
        Assert.Equal([English.NotYours, English.NotYours], alfred.Letters.Texts.Skip(1).Take(2));
        Assert.Empty(await alfred.GroceriesAsync());

        await TapAsync(alfred, "own", Approves(alfred));
        Assert.Equal(Wired, alfred.Letters.Texts[^1]);
    }

    [Fact]
    public async Task it_means_nothing_in_another_conversation()
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes");

        await TapAsync(alfred, "tap", Approves(alfred), chat: "eva");

        Assert.Equal(English.AnsweredAlready, alfred.Letters.Texts[^1]);
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData(15, Wired)]
    [InlineData(16, English.Expired)]
    public async Task it_waits_for_15_minutes(int minutes, string answer)
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire 12 boxes");

        alfred.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        await TapAsync(alfred, "tap", Approves(alfred));

        Assert.Equal(answer, alfred.Letters.Texts[^1]);
    }

    [Fact]
    public async Task it_is_still_there_after_a_restart()
    {
        var database = await databases.CreateAsync();
        string approves;
        await using (var before = await StartAsync(database))
        {
            await SayAsync(before, "1", "wire 12 boxes");
            approves = Approves(before);
        }

        await using var after = await StartAsync(database);
        await TapAsync(after, "tap", approves);

        Assert.Equal([Wired], after.Letters.Texts);
    }

    [Fact]
    public async Task what_fails_behind_its_effect_is_tried_again_without_a_second_effect()
    {
        await using var alfred = await StartAsync();
        await SayAsync(alfred, "1", "wire slowly");

        await alfred.Inbox.AcceptAsync(Tap("tap", Approves(alfred)), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 2);

        Assert.Equal("wired slowly as shown, 1 open", alfred.Letters.Texts[^1]);
        Assert.Single(await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task the_rest_of_a_message_runs_and_what_needs_it_is_asked_for_together()
    {
        await using var alfred = await StartAsync();

        await SayAsync(alfred, "1", "add milk\nwire 12 boxes\nwire nothing\nburn everything", "yes");

        Assert.Equal(
            [
                $"added, 1 open\nthere is nothing to wire\nnothing → 12 boxes\n{English.ShallIBurn}",
                "wired 12 boxes as shown, 2 open\nburnt",
            ],
            alfred.Letters.Texts);
    }

    [Fact]
    public async Task what_a_member_forwards_is_shown_before_it_changes_anything()
    {
        await using var alfred = await StartAsync();

        await alfred.Inbox.AcceptAsync(Letters.Written("passed-on", "add milk", "eva", isForwarded: true), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        Assert.EndsWith("\nShall I do it?", alfred.Letters.Texts[0], StringComparison.Ordinal);
        Assert.Empty(await alfred.GroceriesAsync());

        await alfred.Inbox.AcceptAsync(Letters.Written("own", "yes", "eva"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData(null)]
    public async Task what_was_passed_on_answers_nothing(string? answer)
    {
        await using var alfred = await StartAsync();
        await alfred.Inbox.AcceptAsync(Letters.Written("passed-on", "add milk", "eva", isForwarded: true), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await alfred.Inbox.AcceptAsync(
            Letters.Written("passed-on-too", answer ?? Approves(alfred), "eva", isForwarded: true), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Empty(await alfred.GroceriesAsync());

        await TapAsync(alfred, "own", Approves(alfred), chat: "eva");
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
    }

    private static string Approves(TestInstance alfred) =>
        alfred.Letters.Attempts.First(sent => sent.Reply.Choices is not null).Reply.Choices!.Options[0].Says;

    private async Task<TestInstance> StartAsync(string? database = null) => await TestInstance.StartAsync(
        database ?? await databases.CreateAsync(), allowUnknownSenders: false,
        members: [new("Eva", new("letters:eva")), new("Tom", new("letters:tom"))]);

    private static async Task SayAsync(TestInstance alfred, string id, params string[] texts)
    {
        foreach (var (number, text) in texts.Index())
        {
            var before = alfred.Letters.Attempts.Count;
            await alfred.Inbox.AcceptAsync(Letters.Written($"{id}-{number}", text, "eva", "office"), CancellationToken.None);
            await alfred.Letters.WaitForAsync(before + 1);
        }
    }

    private static Delivery Tap(string id, string says, string from = "eva", string chat = "office", string? question = null) =>
        Letters.Written(id, says, from, chat, isPicked: true, question: question, asked: question is null ? null : "eva");

    private static async Task TapAsync(
        TestInstance alfred, string id, string says, string from = "eva", string chat = "office", string? question = null)
    {
        var before = alfred.Letters.Attempts.Count;
        await alfred.Inbox.AcceptAsync(Tap(id, says, from, chat, question), CancellationToken.None);
        await alfred.Letters.WaitForAsync(before + 1);
    }
}

using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>A question belongs to whom it was asked, is answered once, and is shown as answered when that took effect.</summary>
public sealed class AnsweredQuestionTests(DatabaseFixture databases)
{
    private const string NotYours = "That was asked of somebody else, so I left it to them. If you want the same, just tell me.";
    private const string Answered = "That was answered already, so I did nothing.";

    [Fact]
    public async Task a_strangers_click_neither_answers_nor_uses_up_a_members_question()
    {
        await using var alfred = await StartAsync();

        await PickAsync(alfred, "1", "spend lunch", from: "mallory");
        await alfred.Letters.WaitForAsync(1);
        Assert.Equal(0, await alfred.CountAsync("expn"));
        Assert.Empty(alfred.Letters.ShownAnswered);
        Assert.True(alfred.Letters.Attempts[0].Reply.IsPrivate);

        await PickAsync(alfred, "2", "spend lunch", from: "eva");
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal("Eva", await alfred.QueryAsync<string>("select member from expn"));
        Assert.Equal(["q1"], alfred.Letters.ShownAnswered);
    }

    [Fact]
    public async Task another_members_click_logs_nothing_under_their_name()
    {
        await using var alfred = await StartAsync();

        await PickAsync(alfred, "1", "spend lunch", from: "tom");
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal((NotYours, true), (alfred.Letters.Texts[0], alfred.Letters.Attempts[0].Reply.IsPrivate));
        Assert.Equal(0, await alfred.CountAsync("expn"));
        Assert.Empty(alfred.Letters.ShownAnswered);
    }

    [Fact]
    public async Task the_same_button_with_a_new_trigger_makes_no_second_row()
    {
        await using var alfred = await StartAsync();

        await PickAsync(alfred, "1", "spend lunch", from: "eva");
        await PickAsync(alfred, "2", "spend lunch", from: "eva");
        await PickAsync(alfred, "3", "spend dinner", from: "eva");
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(["spent 12.500 EUR", Answered, Answered], alfred.Letters.Texts);
        Assert.Equal(1, await alfred.CountAsync("expn"));
        Assert.Equal(["q1"], alfred.Letters.ShownAnswered);
    }

    [Fact]
    public async Task an_answer_without_effect_leaves_the_question_open()
    {
        await using var alfred = await StartAsync();

        await PickAsync(alfred, "1", "xyzzy lunch", from: "eva");
        await PickAsync(alfred, "2", "spend lunch", from: "eva");
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal("spent 12.500 EUR", alfred.Letters.Texts[1]);
        Assert.Equal(["q1"], alfred.Letters.ShownAnswered);
    }

    [Fact]
    public async Task a_typed_answer_of_another_member_is_none_and_the_question_stays()
    {
        await using var alfred = await StartAsync();
        foreach (var (id, text, from) in new[]
        {
            ("1", "choose spend", "eva"), ("2", "2", "tom"), ("3", "no", "tom"), ("4", "say hi", "tom"), ("5", "2", "eva"),
        })
            await alfred.Inbox.AcceptAsync(Letters.Written(id, text, from, chat: "office"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(5);

        Assert.Equal("Which one?", alfred.Letters.Texts[0]);
        Assert.Equal("spent 12.500 EUR", alfred.Letters.Texts[4]);
        Assert.Equal("Eva", await alfred.QueryAsync<string>("select string_agg(member, ',') from expn"));
    }

    private async Task<TestInstance> StartAsync() => await TestInstance.StartAsync(
        await databases.CreateAsync(), allowUnknownSenders: false,
        members: [new("Eva", new("letters:eva")), new("Tom", new("letters:tom"))]);

    private static Task PickAsync(TestInstance alfred, string id, string says, string from) => alfred.Inbox.AcceptAsync(
        Letters.Written(id, says, from, chat: "office", isPicked: true, question: "q1", asked: "eva"), CancellationToken.None);
}

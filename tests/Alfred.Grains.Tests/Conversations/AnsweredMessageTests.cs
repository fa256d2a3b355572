using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>What a quote and a reaction mean.</summary>
public sealed class AnsweredMessageTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_number_means_what_the_quoted_message_offered_whatever_was_asked_since()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HearAsync(alfred, "choose say", 1);
        await HearAsync(alfred, "choose remember", 2);

        await alfred.Inbox.AcceptAsync(Letters.Written("3", "2", repliesTo: "letter-1"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal("blue", alfred.Letters.Texts[2]);
    }

    [Theory]
    [InlineData("✅")]
    [InlineData("👍🏽")]
    [InlineData("✔️")]
    public async Task a_tick_on_a_reminder_picks_what_a_tick_can_only_mean(string emoji)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HearAsync(alfred, "nag tea", 1);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "", repliesTo: "letter-1", reaction: emoji), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal("tea is done", alfred.Letters.Texts[1]);
    }

    [Theory]
    [InlineData("nag tea", "letter-1", "😂")]
    [InlineData("choose say", "letter-1", "👍")]
    [InlineData("nag tea", "letter-of-somebody", "✅")]
    public async Task any_other_reaction_has_no_effect_and_no_answer(string asked, string repliesTo, string emoji)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HearAsync(alfred, asked, 1);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "", repliesTo: repliesTo, reaction: emoji), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 2);

        Assert.Single(alfred.Letters.Attempts);
    }

    [Fact]
    public async Task nobody_ticks_off_in_another_conversation()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HearAsync(alfred, "nag tea", 1);

        await alfred.Inbox.AcceptAsync(
            Letters.Written("2", "", from: "bob", repliesTo: "letter-1", reaction: "✅"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 2);

        Assert.Single(alfred.Letters.Attempts);
    }

    private static async Task HearAsync(TestInstance alfred, string text, int count)
    {
        await alfred.Inbox.AcceptAsync(Letters.Written($"{count}", text), CancellationToken.None);
        await alfred.Letters.WaitForAsync(count);
        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'sent'") == count);
    }
}

using Alfred.Channels;
using Alfred.DeadLetters;
using Alfred.Inbox;
using Alfred.Tests.Conversations;
using Alfred.Tests.Instances;

namespace Alfred.Tests.DeadLetters;

public sealed class DeadLetterTests(DatabaseFixture databases)
{
    [Fact]
    public async Task the_list_names_what_was_given_up_and_no_person()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailAsync(alfred, "fail the secret plan");
        await alfred.Inbox.AcceptAsync(Broken, CancellationToken.None);
        alfred.Letters.Next(new SendResult.Refused("the number is gone"));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say hello"), CancellationToken.None);
        await DeadAsync(alfred, 3);

        var list = await Store(alfred).ListAsync();

        Assert.Equal(
            [(DeadLetterKind.Message, 4), (DeadLetterKind.Body, 0), (DeadLetterKind.Reply, 1)],
            list.Select(letter => (letter.Kind, letter.Tries)));
        Assert.Equal("the number is gone", list[2].Reason);
        Assert.DoesNotContain("ada", string.Concat(list), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret plan", string.Concat(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_one_holds_is_shown_only_when_it_is_asked_for()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailAsync(alfred, "fail the secret plan");

        var content = await Store(alfred).ShowAsync((await Store(alfred).ListAsync()).Single().Id);

        Assert.Contains("fail the secret plan", content, StringComparison.Ordinal);
        Assert.Contains("letters:ada", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_replayed_message_runs_once_and_what_it_did_before_is_not_done_again()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailAsync(alfred, "add milk\nfail now");
        alfred.Skill.IsMended = true;
        var id = (await Store(alfred).ListAsync()).Single().Id;

        var (first, second) = (await Store(alfred).ReplayAsync(id), await Store(alfred).ReplayAsync(id));
        await alfred.FiveSecondsPassUntilAsync(() => alfred.Letters.Attempts.Count == 2);
        var third = await Store(alfred).ReplayAsync(id);

        Assert.Equal(
            (new DeadLetterResult.Replayed(), new DeadLetterResult.NotDead("waiting for its turn"), new DeadLetterResult.NotDead("done")),
            (first, second, third));
        Assert.Equal([$"added, 1 open\n{English.FailedMidway}", "mended"], alfred.Letters.Texts);
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
        Assert.Equal(1, await alfred.CountAsync("journal"));
    }

    [Fact]
    public async Task a_message_that_fails_again_is_a_dead_letter_again_after_five_tries()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailAsync(alfred, "fail now");

        await Store(alfred).ReplayAsync((await Store(alfred).ListAsync()).Single().Id);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(10, alfred.Skill.Failures);
        Assert.Single(await Store(alfred).ListAsync());
    }

    [Fact]
    public async Task a_dropped_message_is_gone_from_the_list_and_its_redelivery_does_not_bring_it_back()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailAsync(alfred, "fail now");
        var id = (await Store(alfred).ListAsync()).Single().Id;

        var dropped = await Store(alfred).DropAsync(id);
        var news = await alfred.Inbox.AcceptAsync(Letters.Written("1", "fail now"), CancellationToken.None);
        var replayed = await Store(alfred).ReplayAsync(id);

        Assert.Equal(
            (new DeadLetterResult.Dropped(), 0, new DeadLetterResult.NotDead("dropped by the operator")), (dropped, news, replayed));
        Assert.Empty(await Store(alfred).ListAsync());
    }

    [Fact]
    public async Task a_reply_that_was_given_up_is_sent_again_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Refused("the number is gone"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await DeadAsync(alfred, 1);
        var id = (await Store(alfred).ListAsync()).Single().Id;

        var decision = await Store(alfred).ReplayAsync(id);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);
        await Eventually.IsTrueAsync(async () => await Store(alfred).ReplayAsync(id) == new DeadLetterResult.NotDead("sent"));

        Assert.Equal(new DeadLetterResult.Replayed(), decision);
        Assert.Equal(["hello", "hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_reply_that_could_not_be_delivered_is_a_dead_letter_until_a_receipt_says_better()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
        var row = await alfred.QueryAsync<long>("select id from outbox");

        await alfred.Inbox.AcceptAsync(Receipt(row, DeliveryStage.Failed, "unreachable"), CancellationToken.None);
        var failed = (await Store(alfred).ListAsync()).Single();
        await alfred.Inbox.AcceptAsync(Receipt(row, DeliveryStage.Delivered), CancellationToken.None);

        Assert.Equal((DeadLetterKind.Undelivered, "unreachable"), (failed.Kind, failed.Reason));
        Assert.Empty(await Store(alfred).ListAsync());
        Assert.Equal(new DeadLetterResult.NotDead("sent, as a receipt says"), await Store(alfred).ReplayAsync(failed.Id));
    }

    [Fact]
    public async Task a_reply_that_waits_for_its_person_is_listed_and_tried_at_once_when_asked_for()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HoldAsync(alfred);
        var held = (await Store(alfred).ListAsync()).Single();

        var decision = await Store(alfred).ReplayAsync(held.Id);
        await alfred.FiveSecondsPassUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal((DeadLetterKind.Held, 1, "nobody is in"), (held.Kind, held.Tries, held.Reason));
        Assert.Equal(new DeadLetterResult.Replayed(), decision);
        Assert.Equal(["hello", "hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_dropped_reply_does_not_go_out_when_its_person_writes()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await HoldAsync(alfred);
        var id = (await Store(alfred).ListAsync()).Single().Id;

        var decision = await Store(alfred).DropAsync(id);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say again"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(new DeadLetterResult.Dropped(), decision);
        Assert.Equal(["hello", "again"], alfred.Letters.Texts);
        Assert.Empty(await Store(alfred).ListAsync());
    }

    [Fact]
    public async Task a_body_that_is_understood_by_now_is_read_again_and_answered()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var letter = Letters.Written("1", "say hello");
        await alfred.Inbox.AcceptAsync(letter with { Items = [], Unreadable = "an unknown kind of envelope" }, CancellationToken.None);
        var id = (await Store(alfred).ListAsync()).Single().Id;

        var (first, second) = (await Store(alfred).ReplayAsync(id), await Store(alfred).ReplayAsync(id));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal((new DeadLetterResult.Replayed(IsBody: true), new DeadLetterResult.NotDead("waiting to be read")), (first, second));
        Assert.Equal(["hello"], alfred.Letters.Texts);
        Assert.Equal("read: 1 new messages, 0 known ones", await Store(alfred).FindReadingAsync(id));
    }

    [Fact]
    public async Task a_body_that_still_cannot_be_read_stays_with_the_new_reason()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Broken, CancellationToken.None);
        alfred.Letters.ReadAgain = body => Broken with { Body = body, Unreadable = "still cut off" };
        var id = (await Store(alfred).ListAsync()).Single().Id;

        await Store(alfred).ReplayAsync(id);
        await Eventually.IsTrueAsync(async () =>
        {
            alfred.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Store(alfred).FindReadingAsync(id) is not null;
        });

        Assert.Equal("still cut off", (await Store(alfred).ListAsync()).Single().Reason);
    }

    [Fact]
    public async Task a_row_that_is_not_there_is_not_replayed()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        Assert.Equal(
            (new DeadLetterResult.Unknown(), new DeadLetterResult.Unknown()),
            (await Store(alfred).ReplayAsync(new(false, 9)), await Store(alfred).DropAsync(new(true, 9))));
    }

    [Theory]
    [InlineData("in-17")]
    [InlineData("out-9")]
    public void an_id_reads_as_it_is_written(string text) => Assert.Equal(text, DeadLetterId.Parse(text).ToString());

    [Theory]
    [InlineData("17")]
    [InlineData("in-0")]
    [InlineData("in--1")]
    [InlineData("out-9x")]
    public void what_is_no_id_is_refused(string text) => Assert.Throws<FormatException>(() => DeadLetterId.Parse(text));

    private static Delivery Broken { get; } =
        new() { Channel = Letters.ChannelName, ContentType = "application/json", Body = "{"u8.ToArray(), Unreadable = "cut off" };

    private static async Task HoldAsync(TestInstance alfred)
    {
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");
    }

    private static DeadLetterStore Store(TestInstance alfred) => alfred.Service<DeadLetterStore>();

    private static async Task FailAsync(TestInstance alfred, string text)
    {
        await alfred.Inbox.AcceptAsync(Letters.Written("1", text), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);
        await DeadAsync(alfred, 1);
    }

    private static Task DeadAsync(TestInstance alfred, int count) =>
        Eventually.IsTrueAsync(async () => (await Store(alfred).ListAsync()).Count == count);

    private static Delivery Receipt(long row, DeliveryStage stage, string? reason = null) => new()
    {
        Channel = Letters.ChannelName,
        ContentType = "application/json",
        Body = "{}"u8.ToArray(),
        Receipts = [new Receipt($"letter-{row}", row, stage, reason)],
    };
}

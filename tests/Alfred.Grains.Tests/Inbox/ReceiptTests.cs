using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Inbox;

public sealed class ReceiptTests(DatabaseFixture databases)
{
    private static readonly Receipt WindowClosed = new("", null, DeliveryStage.Failed, "WhatsApp error 131047") { IsWindowClosed = true };
    private static readonly Receipt BadMoment = new("", null, DeliveryStage.Failed, "WhatsApp error 131000")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    [Fact]
    public async Task a_failure_by_a_closed_window_opens_the_row_again_without_what_it_answered()
    {
        await using var alfred = await SentAsync();
        await TellAsync(alfred, WindowClosed, "letter-1");
        await alfred.Letters.WaitForAsync(2);

        Assert.Null(alfred.Letters.Attempts[1].HeardAt);
        Assert.NotNull(
            (await alfred.Service<ICustomerServiceWindow>().FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!.ClosedAt);
    }

    [Fact]
    public async Task a_closed_window_that_is_told_after_the_person_wrote_is_open()
    {
        await using var alfred = await SentAsync();
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));
        await alfred.Inbox.AcceptAsync(Letters.Written("tap", "tap") with { Channel = ChannelName.WhatsApp }, CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'dead'") == 1);
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));

        await TellAsync(alfred, WindowClosed, "letter-1");
        await alfred.Letters.WaitForAsync(2);

        var news = (await alfred.Service<ICustomerServiceWindow>().FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!;
        Assert.True(news.ClosedAt < news.HeardAt);
    }

    [Fact]
    public async Task the_failure_of_an_earlier_attempt_says_nothing_about_a_later_one()
    {
        await using var alfred = await SentAsync();
        alfred.Letters.Next(new SendResult.Sent("second"));
        await TellAsync(alfred, WindowClosed, "letter-1");
        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<string>("select provider_id from outbox where state = 'sent'") == "second");

        await TellAsync(alfred, WindowClosed, "letter-1");
        await TellAsync(alfred, BadMoment, "letter-1");

        Assert.Equal("sent 0", await alfred.QueryAsync<string>("select state || ' ' || stage from outbox"));
        Assert.Equal(2, alfred.Letters.Attempts.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_closed_window_that_is_told_before_the_answer_is_asked_about_at_the_channel(bool isAnswered)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailEarlyAsync(alfred, WindowClosed, isAnswered);
        alfred.Letters.Next(new SendResult.Held("the template asks the person to write"));
        // No more than the due time needs: the worker looks for such a row at once.
        alfred.Clock.Advance(TimeSpan.FromMilliseconds(2));
        await alfred.Letters.WaitForAsync(2);

        Assert.Null(alfred.Letters.Attempts[1].HeardAt);
        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<string>("select state || ' ' || stage || ' ' || parts_sent from outbox") == "held 0 0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_failure_of_the_moment_that_comes_before_the_answer_is_sent_again_when_it_may(bool isAnswered)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await FailEarlyAsync(alfred, BadMoment, isAnswered);
        Assert.Single(alfred.Letters.Attempts);
        // The row waits before the grain's timer is set: if the minute passes in between, recovery finds it.
        alfred.Clock.Advance(TimeSpan.FromMinutes(1));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.NotNull(alfred.Letters.Attempts[1].HeardAt);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state || ' ' || stage from outbox") == "sent 0");
    }

    [Fact]
    public async Task a_failure_of_the_moment_repeats_the_last_part_and_a_closed_window_the_whole()
    {
        await using var alfred = await SentAsync();
        await alfred.Service<ISendProgress>().NoteAsync(1, 2, CancellationToken.None);
        await TellAsync(alfred, BadMoment, "letter-1");
        Assert.Equal(2, await alfred.Service<ISendProgress>().CountAsync(1, CancellationToken.None));

        alfred.Clock.Advance(TimeSpan.FromMinutes(1));
        await alfred.Letters.WaitForAsync(2);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
        await TellAsync(alfred, WindowClosed, "letter-1");
        Assert.Equal(0, await alfred.Service<ISendProgress>().CountAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task a_failure_of_the_moment_is_sent_again_a_minute_later_and_not_for_ever()
    {
        await using var alfred = await SentAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await TellAsync(alfred, BadMoment, "letter-1");
            Assert.Equal(attempt, alfred.Letters.Attempts.Count);
            alfred.Clock.Advance(TimeSpan.FromMinutes(1));
            await alfred.Letters.WaitForAsync(attempt + 1);
            await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
        }

        await TellAsync(alfred, BadMoment, "letter-1");
        Assert.Equal(
            "sent 1 WhatsApp error 131000",
            await alfred.QueryAsync<string>("select state || ' ' || stage || ' ' || stage_reason from outbox"));
    }

    [Fact]
    public async Task of_one_delivery_the_highest_stage_counts_whichever_way_it_names_the_row()
    {
        await using var alfred = await SentAsync();
        var row = await alfred.QueryAsync<long>("select id from outbox");
        await alfred.Inbox.AcceptAsync(
            Delivery(
                new("letter-1", row, DeliveryStage.Sent), new("letter-1", null, DeliveryStage.Played),
                new("letter-1", row, DeliveryStage.Read)),
                CancellationToken.None);
        Assert.Equal((short)5, await alfred.QueryAsync<short>("select stage from outbox"));
    }

    [Fact]
    public async Task each_message_is_charged_once_however_often_it_is_told()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var service = new MessagePrice("service", "PMP", IsBillable: true);
        Receipt Priced(string id, DeliveryStage stage, MessagePrice price) => new(id, null, stage) { Price = price };

        await alfred.Inbox.AcceptAsync(
            Delivery(
                Priced("a", DeliveryStage.Sent, service), Priced("a", DeliveryStage.Delivered, service),
                Priced("b", DeliveryStage.Sent, service)),
                CancellationToken.None);
        await alfred.Inbox.AcceptAsync(
            Delivery(Priced("a", DeliveryStage.Read, service), Priced("t", DeliveryStage.Sent, new("utility", "PMP", IsBillable: false))),
            CancellationToken.None);

        Assert.Equal("service true 2, utility false 1", await alfred.QueryAsync<string>("""
            select string_agg(category || ' ' || is_billable || ' ' || messages, ', ' order by category)
            from (select category, is_billable, count(*) as messages from message_price group by category, is_billable) as per_category
            """));
    }

    [Fact]
    public async Task parts_that_left_are_known_after_a_restart()
    {
        var database = await databases.CreateAsync();
        await using (var first = await TestInstance.StartAsync(database))
        {
            first.Letters.Next(new SendResult.Later("slowly", TimeSpan.FromHours(1)));
            await first.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
            await first.Letters.WaitForAsync(1);
            await first.Service<ISendProgress>().NoteAsync(1, 2, CancellationToken.None);
        }

        await using var second = await TestInstance.StartAsync(database);
        Assert.Equal(2, await second.Service<ISendProgress>().CountAsync(1, CancellationToken.None));
    }

    /// <summary>A send of which the failure is told before it ends, with an answer or without one.</summary>
    private static async Task FailEarlyAsync(TestInstance alfred, Receipt failure, bool isAnswered)
    {
        alfred.Letters.Next(async message =>
        {
            await TellAsync(alfred, failure, "early", message.Id);
            return isAnswered ? new SendResult.Sent("early") : new SendResult.Unknown("no answer in time");
        });
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await Eventually.IsTrueAsync(
            async () =>
                await alfred.QueryAsync<string>("select state || ' ' || stage from outbox") == "pending 0"
                    && alfred.Letters.Attempts.Count == 1);
    }

    private async Task<TestInstance> SentAsync()
    {
        var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
        return alfred;
    }

    private static Task TellAsync(TestInstance alfred, Receipt receipt, string provider, long? row = null) =>
        alfred.Inbox.AcceptAsync(Delivery(receipt with { ProviderId = provider, OutboxId = row ?? 1 }), CancellationToken.None);

    private static Delivery Delivery(params Receipt[] receipts) => new()
    {
        Channel = Letters.ChannelName,
        ContentType = "application/json",
        Body = "{}"u8.ToArray(),
        Receipts = [.. receipts],
    };
}

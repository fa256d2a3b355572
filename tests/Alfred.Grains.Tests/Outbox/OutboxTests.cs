using Alfred.Channels;
using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Outbox;

public sealed class OutboxTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_reply_that_must_wait_holds_back_only_what_follows_in_its_conversation()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Later("slow down", TimeSpan.FromSeconds(30)));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say second"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "say other", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        await DoneAsync(alfred, 3);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 4);

        Assert.Equal(["first", "other", "first", "second"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task nothing_goes_out_earlier_than_the_provider_allows()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Later("rate limit", TimeSpan.FromSeconds(90), PauseScope.Channel));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await PendingAsync(alfred, 1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say other", from: "bob"), CancellationToken.None);
        await PendingAsync(alfred, 2);

        var allowed = alfred.Clock.GetUtcNow().AddSeconds(90);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 3);

        Assert.All(alfred.Letters.AttemptedAt.Skip(1), at => Assert.True(at >= allowed, $"sent at {at}, allowed from {allowed}"));
    }

    [Fact]
    public async Task a_refused_reply_is_a_dead_letter_and_the_next_one_goes_out()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Refused("no such person"));

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say second"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal("no such person", await alfred.QueryAsync<string>("select last_error from outbox where state = 'dead'"));
    }

    [Fact]
    public async Task a_reply_cut_off_while_sending_goes_out_once_more_and_is_marked()
    {
        var database = await databases.CreateAsync();
        var cut = new TaskCompletionSource<SendResult>();
        var letters = new Letters();
        letters.Next(_ => cut.Task);
        var before = await TestInstance.StartAsync(database, letters: letters);
        await before.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await letters.WaitForAsync(1);

        // For the second process the first is gone: its send never ends, and its claim is not renewed.
        await using var after = await TestInstance.StartAsync(database);
        Assert.Equal("sending", await after.QueryAsync<string>("select state from outbox"));
        await after.TimePassesUntilAsync(() => after.Letters.Attempts.Count == 1);

        Assert.Equal(1, await after.QueryAsync<int>("select uncertain_tries from outbox"));
        cut.SetResult(new SendResult.Unknown("the process ended"));
        await before.DisposeAsync();
    }

    [Fact]
    public async Task a_reply_cut_off_by_three_ends_of_its_process_still_goes_out()
    {
        var database = await databases.CreateAsync();
        var cut = new TaskCompletionSource<SendResult>();
        var lives = new List<TestInstance>();
        for (var life = 0; life < 3; life++)
        {
            var letters = new Letters();
            letters.Next(_ => cut.Task);
            var alfred = await TestInstance.StartAsync(database, letters: letters);
            lives.Add(alfred);
            if (life == 0)
                await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
            await alfred.TimePassesUntilAsync(() => letters.Attempts.Count == 1);
        }

        await using var last = await TestInstance.StartAsync(database);
        await last.TimePassesUntilAsync(() => last.Letters.Attempts.Count == 1);

        Assert.Equal(["hello"], last.Letters.Texts);
        cut.SetResult(new SendResult.Unknown("the process ended"));
        foreach (var life in lives)
            await life.DisposeAsync();
    }

    [Fact]
    public async Task news_from_the_provider_settles_an_uncertain_reply_without_a_second_send()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Unknown("no answer"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "uncertain");
        var row = await alfred.QueryAsync<long>("select id from outbox");

        await alfred.Inbox.AcceptAsync(
            new()
            {
                Channel = Letters.ChannelName,
                ContentType = "application/json",
                Body = "{}"u8.ToArray(),
                Receipts = [new Receipt("theirs", row, DeliveryStage.Delivered)],
            },
            CancellationToken.None);
        alfred.Clock.Advance(TimeSpan.FromMinutes(5));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say more"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["hello", "more"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_reply_without_an_answer_twice_is_given_up()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Unknown("no answer"));
        alfred.Letters.Next(new SendResult.Unknown("no answer"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "uncertain");

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "dead");
    }

    [Fact]
    public async Task an_inline_answer_is_taken_by_the_open_response_and_not_sent_again()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var replies = alfred.Service<IInlineReplies>();
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say pong", isInline: true), CancellationToken.None);

        var taken = await replies.TakeAsync(new("letters:ada"), new("letters:1"), Limits.Patience, CancellationToken.None);
        await replies.ConfirmAsync(taken!);
        alfred.Clock.Advance(TimeSpan.FromMinutes(5));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say next"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal("pong", taken!.Reply.Text);
        Assert.Equal(["next"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task an_inline_answer_that_nobody_took_is_sent_by_the_worker()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say pong", isInline: true), CancellationToken.None);
        await DoneAsync(alfred, 1);
        Assert.Empty(alfred.Letters.Attempts);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Null(
            await alfred.Service<IInlineReplies>()
                .TakeAsync(new("letters:ada"), new("letters:1"), Limits.Patience, CancellationToken.None));
    }

    [Fact]
    public async Task an_inline_answer_whose_response_was_cut_off_is_sent_by_the_worker()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say pong", isInline: true), CancellationToken.None);
        await alfred.Service<IInlineReplies>().TakeAsync(new("letters:ada"), new("letters:1"), Limits.Patience, CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say next"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(["pong", "next"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_channel_that_fails_unexpectedly_leaves_the_reply_uncertain()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(_ => throw new InvalidOperationException("a bug of the channel"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);

        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "uncertain");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(["hello", "hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_reply_whose_claim_ran_out_goes_out_once_more()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Later("slow down", TimeSpan.FromMinutes(5)));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await PendingAsync(alfred, 1);
        await alfred.QueryAsync<long>(
            "update outbox set state = 'sending', claim = gen_random_uuid(), claimed_until = due_at returning id");

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(["hello", "hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_shorter_pause_that_comes_later_does_not_end_a_longer_one()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var (slow, quick) = (new TaskCompletionSource<SendResult>(), new TaskCompletionSource<SendResult>());
        alfred.Letters.Next(_ => slow.Task);
        alfred.Letters.Next(_ => quick.Task);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say other", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        slow.SetResult(new SendResult.Later("rate limit", TimeSpan.FromSeconds(90), PauseScope.Channel));
        await PendingAsync(alfred, 1);
        quick.SetResult(new SendResult.Later("rate limit", TimeSpan.FromSeconds(2), PauseScope.Channel));
        await PendingAsync(alfred, 2);
        var allowed = alfred.Clock.GetUtcNow().AddSeconds(90);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 4);

        Assert.All(alfred.Letters.AttemptedAt.Skip(2), at => Assert.True(at >= allowed, $"sent at {at}, allowed from {allowed}"));
    }

    [Fact]
    public async Task news_that_comes_before_a_send_is_given_up_settles_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var cut = new TaskCompletionSource<SendResult>();
        alfred.Letters.Next(_ => cut.Task);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var row = await alfred.QueryAsync<long>("select id from outbox");
        await alfred.Inbox.AcceptAsync(
            new()
            {
                Channel = Letters.ChannelName,
                ContentType = "application/json",
                Body = "{}"u8.ToArray(),
                Receipts = [new Receipt("theirs", row, DeliveryStage.Sent)],
            },
            CancellationToken.None);

        cut.SetResult(new SendResult.Unknown("no answer in time"));

        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "sent");
    }

    [Fact]
    public async Task a_reply_that_the_provider_has_is_not_sent_again_and_those_behind_it_follow()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Evidence = new SendEvidence.Found("theirs");
        alfred.Letters.Next(new SendResult.Unknown("no answer"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say second"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(["first", "second"], alfred.Letters.Texts);
        Assert.Equal("sent theirs", await alfred.QueryAsync<string>("select state || ' ' || provider_id from outbox order by id limit 1"));
    }

    [Fact]
    public async Task a_reply_that_the_provider_has_not_goes_out_again_and_counts_as_sent_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Evidence = new SendEvidence.Absent();
        alfred.Letters.Next(new SendResult.Unknown("no answer"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<string>("select state || ' ' || uncertain_tries from outbox") == "sent 0");
    }

    [Fact]
    public async Task more_replies_than_memory_holds_all_go_out_once_and_in_order()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Later("wait", TimeSpan.FromSeconds(5), PauseScope.Channel));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say 0"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.QueryAsync<long>("""
            with more as (
                insert into outbox (inbox_id, conversation, channel, address, reply, created_at, due_at)
                select 1, 'letters:' || n % 50, 'letters', 'ada', jsonb_build_object('text', n::text), now(), '2026-01-01'
                from generate_series(1, 2100) n returning 1
            ) select count(*) from more
            """);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2_102);

        Assert.All(
            alfred.Letters.Attempts.Skip(1).GroupBy(message => message.Conversation),
            line => Assert.Equal(line.Select(message => message.Id).Order(), line.Select(message => message.Id)));
    }

    private static Task DoneAsync(TestInstance alfred, long messages) =>
        Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == messages);

    private static Task PendingAsync(TestInstance alfred, long rows) =>
        Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'pending'") == rows);
}

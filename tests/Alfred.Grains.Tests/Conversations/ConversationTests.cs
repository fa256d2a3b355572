using Alfred.Completions;
using Alfred.Inbox;
using Alfred.Recovery;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

public sealed class ConversationTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_message_on_which_the_channel_itself_fails_is_a_dead_letter_after_five_tries()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", Letters.Unexpected), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say hello"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal(["hello"], alfred.Letters.Texts);
        Assert.Equal(
            "KeyNotFoundException: gave up after 5 tries",
            await alfred.QueryAsync<string>("select last_error from inbox where state = 'dead'"));
    }

    [Fact]
    public async Task messages_of_a_conversation_are_answered_one_by_one_and_in_order()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        for (var i = 0; i < 40; i++)
            await alfred.Inbox.AcceptAsync(Letters.Written($"{i}", $"say {i}"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(40);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), alfred.Letters.Texts);
    }

    [Fact]
    public async Task an_album_gets_one_answer_and_the_next_picture_another()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        foreach (var id in new[] { "1", "2", "3" })
            await alfred.Inbox.AcceptAsync(Letters.Written(id, ""), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("4", "say a caption"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        alfred.Clock.Advance(TimeSpan.FromMinutes(1));
        await alfred.Inbox.AcceptAsync(Letters.Written("5", ""), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal([English.NoWords, "a caption", English.NoWords], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_picture_in_the_middle_of_a_question_leaves_it_open()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        foreach (var (id, text) in new[] { ("1", "choose say"), ("2", ""), ("3", ""), ("4", "2") })
            await alfred.Inbox.AcceptAsync(Letters.Written(id, text), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(["Which one?", English.NoWords, "blue"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task one_answer_holds_the_words_of_every_command_of_a_message()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk\nadd eggs"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(["added, 1 open\nadded, 2 open"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_message_that_fails_five_times_is_a_dead_letter_and_the_next_one_proceeds()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "fail now"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say still here"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(5, alfred.Skill.Failures);
        Assert.Equal(("dead", "done"), (await StateAsync(alfred, 1), await StateAsync(alfred, 2)));
        Assert.Equal([English.Failed, "still here"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_grain_that_never_answers_holds_up_its_message_for_five_tries_and_nothing_behind_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "hang now"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say still here"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(("dead", "done"), (await StateAsync(alfred, 1), await StateAsync(alfred, 2)));
        Assert.Equal([English.Failed, "still here"], alfred.Letters.Texts);
        Assert.Equal(
            "TimeoutException: gave up after 5 tries",
            await alfred.QueryAsync<string>("select last_error from inbox where state = 'dead'"));
    }

    [Fact]
    public async Task what_ran_before_a_failure_ran_once_and_is_told()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk\nfail now"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal([$"added, 1 open\n{English.FailedMidway}"], alfred.Letters.Texts);
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
        Assert.Equal(1, await alfred.QueryAsync<int>("select settled_commands from inbox"));
    }

    [Fact]
    public async Task an_answer_that_the_database_refuses_is_a_dead_letter_and_the_next_proceeds()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "nul now"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say still here"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(("dead", "done"), (await StateAsync(alfred, 1), await StateAsync(alfred, 2)));
        Assert.Equal([English.Failed, "still here"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_journal_line_that_the_database_refuses_is_a_dead_letter_and_the_next_proceeds()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "cut now"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say still here"), CancellationToken.None);

        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(("dead", "done"), (await StateAsync(alfred, 1), await StateAsync(alfred, 2)));
        Assert.Equal([English.Failed, "still here"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task an_address_that_the_database_refuses_does_not_hold_up_what_waits_behind_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.AnswersGoTo = "no database holds \0";
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say nothing"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<int>("select attempts from inbox") == 1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say still here"), CancellationToken.None);

        await Eventually.IsTrueAsync(async () =>
        {
            alfred.Clock.Advance(TimeSpan.FromSeconds(1));
            return await alfred.QueryAsync<long>("select count(*) from inbox where state = 'dead'") == 2;
        });

        Assert.Equal(0, await alfred.CountAsync("outbox"));
    }

    [Fact]
    public async Task a_dead_letter_that_is_replayed_finds_what_its_failing_command_did()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "half milk"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);
        // A write behind it leaves out every outcome that is settled.
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add eggs"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        await alfred.QueryAsync<long>(
            "update inbox set state = 'waiting', attempts = 0, settled_at = null where delivery_key = 'letters:1' returning id");
        await alfred.Grains.GetGrain<Alfred.Recovery.IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 3);

        var list = await alfred.Grains.GetGrain<Alfred.Groceries.IGroceryGrain>(Alfred.Groceries.IGroceryGrain.DefaultKey).ListAsync();
        Assert.Equal(["1 l"], list.Where(item => item.Name == "milk").Select(item => $"{item.Quantity!.Amount} {item.Quantity.Unit}"));
    }

    [Fact]
    public async Task what_a_conversation_remembers_is_read_again_after_the_database_was_away()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "remember apples"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        // As a completion would leave it that was committed and whose answer was lost.
        await alfred.QueryAsync<string>("update conversation set memory = replace(memory::text, 'apples', 'pears')::jsonb returning id");

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "wait here"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal("it was pears", alfred.Letters.Texts[1]);
    }

    [Fact]
    public async Task a_stranger_is_refused_politely_and_only_once_a_day()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add eggs"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 2);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(1, await alfred.CountAsync("outbox"));
        Assert.Equal([English.Stranger], alfred.Letters.Texts);
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task a_stranger_who_begins_conversation_after_conversation_is_refused_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);

        for (var i = 0; i < 5; i++)
            await alfred.Inbox.AcceptAsync(Letters.Written($"{i}", "hello", chat: $"thread{i}", from: "mallory"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("9", "hello", chat: "thread9", from: "trudy"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 6);

        Assert.Equal(2, await alfred.CountAsync("outbox"));
    }

    [Fact]
    public async Task a_refusal_that_cannot_be_delivered_is_no_dead_letter()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        alfred.Letters.Next(new Alfred.Channels.SendResult.Refused("the channel is not found"));

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "hello", from: "mallory"), CancellationToken.None);
        await Eventually.IsTrueAsync(
            async () => await alfred.QueryAsync<long>("select count(*) from outbox where settled_at is not null") == 1);

        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from outbox where state = 'dead'"));
    }

    [Fact]
    public async Task what_a_conversation_remembers_survives_a_restart()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TestInstance.StartAsync(database))
        {
            await before.Inbox.AcceptAsync(Letters.Written("1", "remember apples"), CancellationToken.None);
            await before.Letters.WaitForAsync(1);
        }

        await using var after = await TestInstance.StartAsync(database);
        await after.Inbox.AcceptAsync(Letters.Written("2", "recall it"), CancellationToken.None);
        await after.Letters.WaitForAsync(1);

        Assert.Equal(["it was apples"], after.Letters.Texts);
    }

    [Fact]
    public async Task a_message_left_waiting_by_an_earlier_process_is_answered_by_the_next()
    {
        var database = await databases.CreateAsync();
        await using (var storing = await TestInstance.StartAsync(database))
        {
            // Killed behind its first command.
            await storing.StoreOnlyAsync(Letters.Written("1", "add milk"));
            var row = await storing.QueryAsync<long>("select id from inbox where state = 'waiting'");
            await storing.Grains.GetGrain<Alfred.Groceries.IGroceryGrain>(Alfred.Groceries.IGroceryGrain.DefaultKey)
                .AddAsync(new(new(row, 0), "ada", storing.Clock.GetUtcNow()), [new("milk")]);
        }

        await using var next = await TestInstance.StartAsync(database);
        await next.Letters.WaitForAsync(1);

        Assert.Equal(["added, 1 open"], next.Letters.Texts);
        Assert.Equal(["milk"], await next.GroceriesAsync());
    }

    [Fact]
    public async Task a_message_completed_twice_writes_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var row = new StoredMessage
        {
            Id = await alfred.QueryAsync<long>("select id from inbox"),
            Key = new("letters:1"),
            Channel = Letters.ChannelName,
            Conversation = new("letters:ada"),
            Ordinal = 0,
            ContentType = "application/json",
            Body = default,
            ReceivedAt = alfred.Clock.GetUtcNow(),
            DueAt = DateTimeOffset.MinValue,
        };

        var again = await alfred.Service<CompletionWriter>().CompleteAsync(
            new()
            {
                Message = row,
                MemoryVersion = 0,
                Answer = new(Letters.ChannelName, new("ada"), new("hello again"), IsInline: false, HeardAt: null),
            });

        Assert.Null(again);
        Assert.Equal(1, await alfred.CountAsync("outbox"));
    }

    [Fact]
    public async Task a_plan_that_was_kept_is_run_as_it_was_when_the_first_try_fails()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "pick apples"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal(["apples, picked first"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_destructive_action_does_not_run_without_an_approval()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "burn everything"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal([English.ShallIBurn], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_command_that_changed_something_leaves_a_line_in_the_journal()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(
            "ada echo.add added milk", await alfred.QueryAsync<string>("select member || ' ' || action || ' ' || summary from journal"));
    }

    private static Task<string?> StateAsync(TestInstance alfred, int message) =>
        alfred.QueryAsync<string>("select state from inbox where delivery_key = $1", $"letters:{message}");
}

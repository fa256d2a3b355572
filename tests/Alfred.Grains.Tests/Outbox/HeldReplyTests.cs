using System.Text.Json;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.DeadLetters;
using Alfred.Members;
using Alfred.Recovery;
using Alfred.Serialization;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Outbox;

public sealed class HeldReplyTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_held_reply_goes_out_before_the_answer_to_what_its_person_writes_next()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say second"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(["first", "first", "second"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task what_is_held_for_somebody_who_is_no_member_any_more_is_not_sent()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, letters: new() { KnowsReaders = true }, allowUnknownSenders: false);
        var members = alfred.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
        await members.InviteAsync(By(1), "Dan", MemberRole.Admin, "9Z9Z-9Z9Z");
        await members.JoinAsync(By(2), new("letters:dan"), "9Z9Z-9Z9Z");
        await members.InviteAsync(By(3), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await members.JoinAsync(By(4), new("letters:ada"), "2A3B-4C5D");
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");

        alfred.Clock.Advance(TimeSpan.FromSeconds(1));
        await members.RemoveAsync(By(5), "Cleo");
        // Read as nothing, as the tap on a template is, and released all the same.
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "tap") with { Channel = ChannelName.WhatsApp }, CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox where id = 1") == "dead");
        alfred.Clock.Advance(TimeSpan.FromMinutes(1));
        await alfred.Service<DeadLetterStore>().ReplayAsync(new(IsOutgoing: true, 1), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "hello?"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.StartsWith("Hello! I'm Alfred and I only talk with people I know", alfred.Letters.Texts[1], StringComparison.Ordinal);

        Command By(long message) => new(new(1_000_000 + message, 0), "dan", alfred.Clock.GetUtcNow());
    }

    [Fact]
    public async Task a_held_reply_goes_out_at_once_however_short_ago_the_worker_looked_around()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var later = TimeSpan.FromSeconds(7);
        alfred.Letters.Next(new SendResult.Later("not now", later));
        await alfred.Inbox.AcceptAsync(Letters.Written("b", "say other", from: "bob"), CancellationToken.None);
        await alfred.Clock.TimerDueInAsync(later, Limits.Patience);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () =>
            await alfred.QueryAsync<string>("select state from outbox where conversation = $1", alfred.KeyOf("letters:ada").Value)
                == "held");
        // It has looked, which follows on every hold, and sleeps until Bob's reply is due.
        await alfred.Clock.TimerDueInAsync(later, Limits.Patience);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say second"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(4);

        Assert.Equal(["other", "first", "first", "second"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_held_reply_is_asked_about_once_a_day_and_does_not_grow_too_old_by_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");

        alfred.Letters.Next(new SendResult.Later("the database cannot say whether the template went"));
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        alfred.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Empty(
            await alfred.Service<Alfred.Outbox.OutboxStore>()
                .MaintainHeldAsync(alfred.Clock.GetUtcNow(), conversation: null, CancellationToken.None));
        alfred.Clock.Advance(TimeSpan.FromHours(1.1));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 3);

        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");
    }

    [Fact]
    public async Task a_reply_that_is_held_while_its_person_writes_goes_out_at_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var written = alfred.Clock.GetUtcNow().AddSeconds(1);
        alfred.Letters.Next(async _ =>
        {
            alfred.Clock.SetUtcNow(written);
            // No channel of this instance: it is given up, which is an end like any other.
            await alfred.Inbox.AcceptAsync(Letters.Written("2", "tap") with { Channel = ChannelName.WhatsApp }, CancellationToken.None);
            await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'dead'") == 1);
            return new SendResult.Held("nobody is in");
        });

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") != "sending");
        await alfred.FiveSecondsPassUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal(["first", "first"], alfred.Letters.Texts);
        Assert.Equal(written, alfred.Letters.Attempts[1].HeardAt);
    }

    [Fact]
    public async Task a_reply_that_is_held_again_behind_its_persons_last_words_waits_for_the_next()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "tap") with { Channel = ChannelName.WhatsApp }, CancellationToken.None);
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");

        alfred.Clock.Advance(TimeSpan.FromMinutes(5));
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "say other", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["first", "other"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task of_a_schedule_only_the_last_occurrence_is_held()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "daily 08:00"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var isIn = false;
        for (var attempt = 0; attempt < 20; attempt++)
            alfred.Letters.Next(
                message =>
                    Task.FromResult<SendResult>(isIn ? new SendResult.Sent($"letter-{message.Id}") : new SendResult.Held("nobody is in")));
        for (var day = 1; day <= 3; day++)
        {
            alfred.Clock.Advance(TimeSpan.FromHours(24));
            await alfred.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
            await PassUntilAsync(
                alfred,
                $"(select string_agg(state, ' ' order by id) from outbox) = '{string.Concat(Enumerable.Repeat("sent ", day))}held'");
        }

        isIn = true;
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say hello"), CancellationToken.None);
        await PassUntilAsync(alfred, "(select count(*) from outbox where state <> 'sent') = 0");

        Assert.Equal(await alfred.QueryAsync<long>("select max(id) - 1 from outbox"), alfred.Letters.Attempts[^2].Id);
        Assert.Equal(
            2, await alfred.QueryAsync<long>("select count(*) from outbox where last_error = 'the next of its schedule replaced it'"));
    }

    [Fact]
    public async Task a_held_reply_does_not_hold_up_other_conversations()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say other", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["first", "other"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_reply_says_when_the_person_wrote_what_it_answers()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var written = alfred.Clock.GetUtcNow();

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(written, Assert.Single(alfred.Letters.Attempts).HeardAt);
    }

    [Fact]
    public void a_whole_reply_comes_back_from_its_row_as_it_was()
    {
        var reply = new Reply("Which one?")
        {
            Choices = new([new("Dishes", "done dishes", "since Monday"), new("Bins", "done bins")]) { Label = "Chores" },
            Form = new()
            {
                Action = new("expenses.log"),
                Title = "An expense",
                Fields = [new("amount", "Amount", FieldKind.Text, IsRequired: true) { Example = "12.50" }],
            },
            File = new("list.csv", "text/csv", new byte[] { 1, 2, 3 }),
            Reaction = "👍",
        };

        var json = JsonSerializer.Serialize(reply, RowJson.Default.Reply);
        var back = JsonSerializer.Deserialize(json, RowJson.Default.Reply)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, RowJson.Default.Reply));
        Assert.Equal("done bins", back.Choices!.Options[1].Says);
        Assert.Equal(new("expenses.log"), back.Form!.Action);
    }

    [Fact]
    public void a_reply_stored_by_an_older_version_is_read() =>
        Assert.Equal(new Reply("hello"), JsonSerializer.Deserialize("""{"text":"hello"}""", RowJson.Default.Reply));

    // Slowly: calls under way measure their own patience by the same clock.
    private static Task PassUntilAsync(TestInstance alfred, string condition) => Eventually.IsTrueAsync(async () =>
    {
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));
        var isTrue = false;
        for (var look = 0; look < 20 && !isTrue; look++)
            isTrue = await alfred.QueryAsync<bool>($"select {condition}");
        return isTrue;
    });
}

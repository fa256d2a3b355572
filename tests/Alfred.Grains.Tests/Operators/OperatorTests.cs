using Alfred.Operators;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Operators;

/// <summary>What operators do to conversations and schedules, and what is kept of it.</summary>
public sealed class OperatorTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_paused_conversation_keeps_its_messages_and_handles_them_in_order_later()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = await MeetAsync(alfred);
        Assert.True(await Conversations(alfred).PauseAsync(key, OperatorRole.Admin, CancellationToken.None));

        await SayAsync(alfred, "2", "say one");
        await SayAsync(alfred, "3", "say two");
        // Somebody else's message runs meanwhile: time enough for what must not run.
        await alfred.Inbox.AcceptAsync(Letters.Written("4", "say hello", "bob"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Contains("hello"));
        Assert.Equal(["hi", "hello"], alfred.Letters.Texts);

        Assert.True(await Conversations(alfred).ResumeAsync(key, OperatorRole.Admin, CancellationToken.None));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 4);
        Assert.Equal(["hi", "hello", "one", "two"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_message_that_is_ended_is_not_run_and_the_next_one_is()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = await MeetAsync(alfred);
        await Conversations(alfred).PauseAsync(key, OperatorRole.Admin, CancellationToken.None);
        await SayAsync(alfred, "2", "add milk");
        await SayAsync(alfred, "3", "say two");

        Assert.True(await Conversations(alfred).EndAsync(key, 2, OperatorRole.Admin, CancellationToken.None));
        await Conversations(alfred).ResumeAsync(key, OperatorRole.Admin, CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 2);
        Assert.Equal(["hi", "two"], alfred.Letters.Texts);
        Assert.Empty(await alfred.GroceriesAsync());
        Assert.False(await Conversations(alfred).EndAsync(key, 2, OperatorRole.Admin, CancellationToken.None));
    }

    [Fact]
    public async Task the_timeline_says_what_happened_and_nothing_of_what_was_written()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = await MeetAsync(alfred);
        await SayAsync(alfred, "2", "add champagne");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 2);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where state <> 'sent'") == 0);

        var timeline = await Conversations(alfred).ShowAsync(key, 1, CancellationToken.None);
        var message = timeline!.Messages.Rows[0];
        Assert.Equal(("done", "echo.add"), (message.State, Assert.Single(message.Effects)));
        Assert.Equal("sent", Assert.Single(message.Replies).State);
        Assert.DoesNotContain("champagne", $"{timeline}{message}{string.Concat(message.Replies)}", StringComparison.Ordinal);

        var shown = await Conversations(alfred).RevealAsync(key, message.Row, OperatorRole.Admin, CancellationToken.None);
        Assert.Equal(("add champagne", "letters:ada"), (shown!.Text, shown.From));
        Assert.Null(await Conversations(alfred).RevealAsync("another", message.Row, OperatorRole.Admin, CancellationToken.None));
    }

    [Fact]
    public async Task every_action_leaves_a_line_with_its_outcome()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = await MeetAsync(alfred);
        await Conversations(alfred).PauseAsync(key, OperatorRole.Admin, CancellationToken.None);
        await Conversations(alfred).RetryAsync(key, 1, OperatorRole.Admin, CancellationToken.None);
        await Schedules(alfred).PauseAsync(99, OperatorRole.Admin, CancellationToken.None);

        var audit = await alfred.Service<IAuditTrail>().ListAsync(1, CancellationToken.None);
        Assert.Equal(
            [
                ("schedule.pause", "schedule-99", "nothing to do"), ("message.retry", "in-1", "nothing to do"),
                ("conversation.pause", key, "done"),
            ],
            audit.Rows.Select(row => (row.Action, row.Subject, row.Outcome)));
    }

    [Fact]
    public async Task a_paused_schedule_brings_nothing_and_leaves_out_what_was_missed()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await MeetAsync(alfred);
        await SayAsync(alfred, "2", "daily 07:00");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 2);
        var schedule = Assert.Single((await Schedules(alfred).ListAsync(null, 1, CancellationToken.None)).Rows);
        Assert.Equal(5, schedule.Next.Length);
        Assert.True(await Schedules(alfred).PauseAsync(schedule.Id, OperatorRole.Admin, CancellationToken.None));

        alfred.Clock.Advance(TimeSpan.FromDays(2));
        await SayAsync(alfred, "3", "say later");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Contains("later"));
        Assert.Equal(3, alfred.Letters.Texts.Count);
        Assert.True(await Schedules(alfred).ResumeAsync(schedule.Id, OperatorRole.Admin, CancellationToken.None));
        var next = (await Schedules(alfred).ListAsync(null, 1, CancellationToken.None)).Rows[0].Next[0];
        Assert.InRange(next - alfred.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task what_is_scheduled_runs_now_on_an_operators_word_and_its_own_time_stays()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await MeetAsync(alfred);
        await SayAsync(alfred, "2", "daily 07:00");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 2);
        var before = (await Schedules(alfred).ListAsync(null, 1, CancellationToken.None)).Rows[0];

        Assert.True(await Schedules(alfred).RunNowAsync(before.Id, OperatorRole.Admin, CancellationToken.None));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 3);
        Assert.Equal(before.Next, (await Schedules(alfred).ListAsync(null, 1, CancellationToken.None)).Rows[0].Next);
    }

    [Fact]
    public async Task the_figures_count_what_waits_and_what_was_given_up()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var key = await MeetAsync(alfred);
        alfred.Letters.Next(new Alfred.Channels.SendResult.Refused("the number is gone"));
        await SayAsync(alfred, "2", "say hello");
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'dead'") == 1);
        await Conversations(alfred).PauseAsync(key, OperatorRole.Admin, CancellationToken.None);
        await SayAsync(alfred, "3", "say later");
        alfred.Clock.Advance(TimeSpan.FromMinutes(1));

        var figures = await alfred.Service<IWorkFigures>().GetAsync();
        Assert.Equal((1L, 0L, 1L), (figures.DeadLetters, figures.InboxWaiting, figures.Paused));
        Assert.NotNull(figures.DatabaseTime);
    }

    private static IConversationView Conversations(TestInstance alfred) => alfred.Service<IConversationView>();

    private static IScheduleView Schedules(TestInstance alfred) => alfred.Service<IScheduleView>();

    private static async Task<string> MeetAsync(TestInstance alfred)
    {
        await SayAsync(alfred, "1", "say hi");
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count == 1);
        return alfred.KeyOf("letters:ada").Value;
    }

    private static async Task SayAsync(TestInstance alfred, string id, string text) =>
        await alfred.Inbox.AcceptAsync(Letters.Written(id, text), CancellationToken.None);
}

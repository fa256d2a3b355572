using Alfred.Briefings;
using Alfred.Outbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Briefings;

/// <summary>What became of a briefing, from the rows that brought and sent it.</summary>
public sealed class BriefingLedgerTests(DatabaseFixture databases)
{
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sent", 0, BriefingStage.Sent)]
    [InlineData("sent", 2, BriefingStage.Sent)]
    [InlineData("sent", 3, BriefingStage.Delivered)]
    [InlineData("sent", 4, BriefingStage.Read)]
    [InlineData("sent", 1, BriefingStage.Failed)]
    [InlineData("dead", 0, BriefingStage.Failed)]
    [InlineData("held", 0, BriefingStage.Held)]
    [InlineData("pending", 0, BriefingStage.Sending)]
    [InlineData("uncertain", 0, BriefingStage.Sending)]
    public async Task the_rows_say_how_far_it_came(string state, int stage, BriefingStage expected)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await OccurAsync(alfred, "done", "briefing/1");
        await SendAsync(alfred, state, stage);

        var last = await alfred.Service<BriefingLedger>().FindLastAsync(alfred.KeyOf("letters:ada"), CancellationToken.None);

        Assert.Equal(
            (expected, Due, Due.AddSeconds(30)),
            (last!.Stage, last.Due, last.BroughtAt));
        Assert.Equal(expected == BriefingStage.Failed ? "undeliverable" : null, last.Reason);
    }

    [Theory]
    [InlineData("done", BriefingStage.Silent)]
    [InlineData("dead", BriefingStage.Broken)]
    public async Task one_that_said_nothing_is_told_from_one_that_broke(string state, BriefingStage expected)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await OccurAsync(alfred, state, "briefing/1");

        var last = await alfred.Service<BriefingLedger>().FindLastAsync(alfred.KeyOf("letters:ada"), CancellationToken.None);

        Assert.Equal(expected, last!.Stage);
    }

    [Fact]
    public async Task other_schedules_and_other_people_are_none_of_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await OccurAsync(alfred, "done", "reminder", "reminders.tell");
        await OccurAsync(alfred, "done", "briefing/1", of: "letters:bob");

        Assert.Null(await alfred.Service<BriefingLedger>().FindLastAsync(alfred.KeyOf("letters:ada"), CancellationToken.None));
    }

    [Fact]
    public async Task of_a_briefing_with_several_times_only_the_last_is_held()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        foreach (var name in (string[])["briefing/1", "reminder", "briefing/2", "other"])
        {
            await OccurAsync(alfred, "done", name, schedule: name);
            await SendAsync(alfred, "held", 0);
        }

        await alfred.Service<OutboxStore>().MaintainHeldAsync(alfred.Clock.GetUtcNow(), conversation: null, CancellationToken.None);

        Assert.Equal(
            "sent held held held", await alfred.QueryAsync<string>("select string_agg(state, ' ' order by id) from outbox"));
        Assert.Equal(
            OutboxStore.ReplacedNote, await alfred.QueryAsync<string>("select last_error from outbox where state = 'sent'"));
    }

    private static async Task OccurAsync(
        TestInstance alfred, string state, string name, string action = BriefingSchedule.Action, string of = "letters:ada",
        string schedule = "1") =>
        await alfred.QueryAsync<object>(
            """
            with body as (
                insert into inbox_body (id, content_type, body, received_at)
                values (gen_random_uuid(), 'application/vnd.alfred.occurrence+json',
                    convert_to(json_build_object('name', $3::text, 'action', $4::text, 'due', $5::timestamptz)::text, 'UTF8'), $6)
                returning id
            )
            insert into inbox (delivery_key, body_id, ordinal, channel, conversation, received_at, state, settled_at)
            select 'schedule:' || $7 || ':daily:' || gen_random_uuid(), id, 0, 'schedule', $1, $6, $2, $6 from body
            """,
            alfred.KeyOf(of).Value, state, name, action, Due, Due.AddSeconds(30), schedule);

    private static async Task SendAsync(TestInstance alfred, string state, int stage) =>
        await alfred.QueryAsync<object>(
            """
            insert into outbox (inbox_id, conversation, channel, address, reply, state, created_at, due_at, tried_at, stage, stage_reason,
                settled_at)
            select max(id), $1, 'letters', 'ada', '{"text":"good morning"}', $2, $4, $4, $4, $3, 'undeliverable',
                case when $2 in ('sent', 'dead') then $4 end
            from inbox
            """,
            alfred.KeyOf("letters:ada").Value, state, (short)stage, alfred.Clock.GetUtcNow());
}

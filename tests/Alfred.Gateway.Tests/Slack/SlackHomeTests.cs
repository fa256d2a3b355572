using System.Text.Json;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Http;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>The Home tab: published when somebody opens it and when they used it, for them alone.</summary>
public sealed class SlackHomeTests
{
    private const string Opened = """{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home","event_ts":"1.5"}""";

    [Fact]
    public async Task who_opens_the_home_tab_sees_each_section_with_its_title_text_and_buttons()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Users["U1"] = ("Ada", "Europe/Berlin");
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        gateway.Overviews.Parts =
        [
            new("Waiting for <you>", new("#1 · €600.00")
            {
                Choices = new([new("Approve", "approve expense 1"), new("Reject", "reject expense 1")]),
            }),
            new("This month", new("€12.00")),
            new(Title: null, new("Say help.")),
        ];

        await gateway.EventAsync(SlackGateway.Event(Opened, team: "T1"));

        var view = await PublishedAsync(slack);
        Assert.Equal("U1", view.GetProperty("user_id").GetString());
        var blocks = view.GetProperty("view").GetProperty("blocks").EnumerateArray().ToArray();
        Assert.Equal(
            "header section actions divider header section divider section",
            string.Join(' ', blocks.Select(block => block.GetProperty("type").GetString())));
        Assert.Equal("Waiting for <you>", blocks[0].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("approve expense 1", blocks[2].GetProperty("elements")[0].GetProperty("value").GetString());
        Assert.Equal(("slack:T1:U1", "Europe/Berlin"), Assert.Single(gateway.Overviews.Looked));
        // Looking is no message: nothing is stored, and nobody is answered.
        Assert.Empty(gateway.Inbox.Fresh);
    }

    [Theory]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages","event_ts":"1.5"}""")]
    [InlineData("""{"type":"app_home_opened","channel":"D1","tab":"home"}""")]
    public async Task the_messages_tab_and_an_event_without_a_person_publish_nothing(string opened)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);

        await gateway.EventAsync(SlackGateway.Event(opened));
        await gateway.EventAsync(SlackGateway.Event(Opened, "Ev2"));
        await PublishedAsync(slack);

        Assert.Single(gateway.Overviews.Looked);
    }

    [Fact]
    public async Task a_button_of_the_home_tab_counts_once_for_a_view_and_makes_it_anew()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);

        await gateway.InteractAsync(Click("t1"));
        await gateway.InteractAsync(Click("t2"));

        var messages = gateway.Inbox.Read(gateway.Channel).ToArray();
        Assert.All(messages, message => Assert.Equal(
            ("approve expense 1", "slack:T1:U1", "home:h1:home.0"), (message.Text, message.Conversation.Value, message.Answers!.Key)));
        var (delivery, _) = gateway.Inbox.Fresh[0];
        gateway.Channel.ShowAnswered(delivery.Body, delivery.ContentType);
        Assert.Equal("U1", (await PublishedAsync(slack)).GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task more_than_a_view_holds_is_left_out_and_slack_takes_the_rest()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        gateway.Overviews.Parts = [.. Enumerable.Range(0, 80).Select(number => new Overviews.OverviewPart($"Part {number}", new("…")))];

        await gateway.EventAsync(SlackGateway.Event(Opened));

        Assert.Equal(99, (await PublishedAsync(slack)).GetProperty("view").GetProperty("blocks").GetArrayLength());
    }

    [Fact]
    public async Task a_view_that_slack_refuses_disturbs_nothing_and_is_made_again_at_the_next_look()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Answer("views.publish", new FakeAnswer.Respond(200, """{"ok":false,"error":"internal_error"}"""));

        await gateway.EventAsync(SlackGateway.Event(Opened));
        await PublishedAsync(slack);
        await gateway.EventAsync(SlackGateway.Event(Opened, "Ev2"));

        await PublishedAsync(slack, times: 2);
    }

    private static async Task<JsonElement> PublishedAsync(FakeSlack slack, int times = 1)
    {
        await slack.Others.WaitForAsync(
            calls => calls.Count(call => call.Method == "views.publish") >= times, "the Home tab", Limits.Patience);
        using var call = JsonDocument.Parse(slack.OthersOf("views.publish")[times - 1].Json);
        return call.RootElement.Clone();
    }

    private static string Click(string trigger) => $$$"""
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","name":"ada"},"container":{"type":"view","view_id":"V1"},
         "trigger_id":"{{{trigger}}}",
         "view":{"id":"V1","type":"home","hash":"h1","blocks":[]},
         "actions":[{"action_id":"alfred.pick.1@U1","block_id":"home.0",
           "value":"approve expense 1","text":{"type":"plain_text","text":"Approve"}}]}
        """;
}

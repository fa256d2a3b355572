using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>Buttons and menus, from the reply to the click.</summary>
public sealed class SlackControlTests
{
    [Fact]
    public async Task few_choices_are_buttons_that_say_what_they_mean()
    {
        var (json, _) = await PostAsync(
            new Reply("Which <one>?") { Choices = new([new("Milk", "got milk"), new("Eggs & co", "got eggs")]) });
        var blocks = json.GetProperty("blocks");
        Assert.Equal("Which &lt;one&gt;?", blocks[0].GetProperty("text").GetProperty("text").GetString());
        Assert.True(blocks[0].GetProperty("text").GetProperty("verbatim").GetBoolean());
        var buttons = blocks[1].GetProperty("elements").EnumerateArray()
            .Select(
                button => $"{button.GetProperty("type")} {button.GetProperty("text").GetProperty("text")}={button.GetProperty("value")}");
        Assert.Equal("button Milk=got milk, button Eggs & co=got eggs", string.Join(", ", buttons));
    }

    [Fact]
    public async Task many_choices_are_a_menu()
    {
        var (json, _) = await PostAsync(
            new Reply("Which?")
            {
                Choices = new([.. Enumerable.Range(1, 100).Select(i => new Choice($"Item {i}", $"got {i}", "a description"))])
                {
                    Label = "Pick one",
                },
            });
        var menu = json.GetProperty("blocks")[1].GetProperty("elements")[0];
        Assert.Equal(
            "static_select Pick one 100 got 100",
            $"{menu.GetProperty("type")} {menu.GetProperty("placeholder").GetProperty("text")} " +
            $"{menu.GetProperty("options").GetArrayLength()} {menu.GetProperty("options")[99].GetProperty("value")}");
    }

    [Fact]
    public async Task choices_that_fit_into_no_control_are_numbers_to_type()
    {
        var (json, text) = await PostAsync(
            new Reply("Which?") { Choices = new([.. Enumerable.Range(1, 6).Select(i => new Choice($"Item {i}", new string('x', 151)))]) });
        Assert.False(json.TryGetProperty("blocks", out _));
        Assert.StartsWith("Which?\n1. Item 1\n2. Item 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task long_labels_and_texts_stay_within_what_slack_takes()
    {
        // The fake refuses what is over a limit, as Slack does.
        var (json, _) = await PostAsync(
            new Reply(new string('&', 3_500)) { Choices = new([new(string.Concat(Enumerable.Repeat("👍", 60)), new string('x', 200))]) });
        Assert.EndsWith(
            "…",
            json.GetProperty("blocks").EnumerateArray().Last().GetProperty("elements")[0].GetProperty("text").GetProperty("text")
                .GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_picked_choice_is_said_and_its_message_shows_what_was_picked_and_by_whom()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        Assert.Equal("", await gateway.InteractAsync(Click("t1")));
        Assert.Equal("", await gateway.InteractAsync(Click("t1")));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            ("got milk", "slack:T1:C1:1.0", "slack:T1:C1:1.0::U1"), (message.Text, message.Conversation.Value, message.ReplyTo.Value));
        // Whatever language the words are in, they are not the person's.
        Assert.True(message.IsPicked);

        ShowAnswered(gateway);
        await slack.Others.WaitForAsync(calls => calls.Any(call => call.Method == "chat.update"), "the update", Limits.Patience);
        using var update = JsonDocument.Parse(Assert.Single(slack.OthersOf("chat.update")).Json);
        var blocks = update.RootElement.GetProperty("blocks");
        Assert.Equal(
            "C1 1.5 section context",
            $"{update.RootElement.GetProperty("channel")} {update.RootElement.GetProperty("ts")} " +
            $"{string.Join(' ', blocks.EnumerateArray().Select(block => block.GetProperty("type")))}");
        Assert.Equal("✓ Milk &lt;3 · <@U1>", blocks[1].GetProperty("elements")[0].GetProperty("text").GetString());
        // People's text, in which an "@channel" is none.
        Assert.True(blocks[1].GetProperty("elements")[0].GetProperty("verbatim").GetBoolean());
    }

    [Fact]
    public async Task a_list_to_work_off_keeps_its_controls()
    {
        var (json, _) = await PostAsync(
            new Reply("1. milk\n2. eggs")
            {
                Choices = new([new("milk", "got milk"), new("eggs", "got eggs")]) { AreInText = true, TakesSeveral = true },
            });
        var id = json.GetProperty("blocks")[1].GetProperty("elements")[0].GetProperty("action_id").GetString();
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.InteractAsync(Click("t1").Replace("alfred.pick.1", id, StringComparison.Ordinal));
        await gateway.InteractAsync(Click("t2"));
        ShowAnswered(gateway);
        await slack.Others.WaitForAsync(
            calls => calls.Any(call => call.Method == "chat.update"), "the update of the question", Limits.Patience);
        Assert.Equal(2, gateway.Inbox.Fresh.Length);
        Assert.Single(slack.OthersOf("chat.update"));
    }

    [Fact]
    public async Task a_choice_that_one_person_saw_is_answered_to_that_person_and_replaced_by_its_url()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var url = slack.ResponseUrl("click");
        await gateway.InteractAsync($$$"""
            {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},"container":{"type":"message","is_ephemeral":true,"channel_id":"C1","message_ts":"1.5"},
             "response_url":"{{{url}}}","trigger_id":"t1","actions":[{"action_id":"alfred.pick.1","value":"yes","text":{"type":"plain_text","text":"Yes"}}]}
            """);
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("slack:T1:U1", $"slack-url:U1:{url}"), (message.Conversation.Value, message.ReplyTo.Value));
        ShowAnswered(gateway);
        var replaced = Assert.Single(await slack.Sent.WaitForAsync(1, Limits.Patience));
        Assert.Contains("\"replace_original\":true", replaced.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_update_that_fails_is_tried_again_when_slack_allows()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Answer("chat.update", SlackError.RateLimited(TimeSpan.FromSeconds(7)));
        await gateway.InteractAsync(Click("t1"));
        ShowAnswered(gateway);
        await slack.Others.WaitForAsync(calls => calls.Any(call => call.Method == "chat.update"), "the first update", Limits.Patience);
        await gateway.Time.TimerDueInAsync(TimeSpan.FromSeconds(7), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(7));
        await slack.Others.WaitForAsync(
            calls => calls.Count(call => call.Method == "chat.update") == 2, "the second update", Limits.Patience);
    }

    [Fact]
    public async Task a_click_alone_uses_up_nobodys_buttons()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.InteractAsync(Click("t1"));
        await gateway.StopAsync();
        Assert.Empty(slack.OthersOf("chat.update"));
        Assert.Empty(slack.Sent.All);
    }

    [Fact]
    public async Task a_click_says_which_question_it_answers_and_whom_that_was_asked()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        Assert.IsType<SendResult.Sent>(await gateway.Channel.SendAsync(
            new OutboundMessage(
                42, new ConversationId("slack:T1:C1:1.1"), new Address("slack:T1:C1:1.1:1.1:U0EVA"),
                new Reply("Which?") { Choices = new([new("Milk", "got milk")]) }),
            CancellationToken.None));
        using var sent = JsonDocument.Parse(slack.Sent.All[^1].Json);
        var id = sent.RootElement.GetProperty("blocks")[1].GetProperty("elements")[0].GetProperty("action_id").GetString();

        await gateway.InteractAsync(Click("t1").Replace("alfred.pick.1", id, StringComparison.Ordinal));

        Assert.Equal(
            new AnsweredQuestion("C1:1.5", new Identity("slack:T1:U0EVA")), Assert.Single(gateway.Inbox.Read(gateway.Channel)).Answers);
    }

    // As the conversation does once the answer took effect.
    private static void ShowAnswered(TestGateway gateway)
    {
        foreach (var (delivery, _) in gateway.Inbox.Fresh)
            gateway.Channel.ShowAnswered(delivery.Body, delivery.ContentType);
    }

    private static string Click(string trigger) => $$$"""
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","name":"ada"},"channel":{"id":"C1"},"container":{"type":"message","channel_id":"C1","message_ts":"1.5"},"trigger_id":"{{{trigger}}}",
         "message":{"ts":"1.5","thread_ts":"1.0","text":"Which?","blocks":[{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"Which?"}},{"type":"actions","elements":[]}]},
         "actions":[{"action_id":"alfred.pick.1","value":"got milk","text":{"type":"plain_text","text":"Milk <3"}}]}
        """;

    private static async Task<(JsonElement Json, string Text)> PostAsync(Reply reply)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var result = await gateway.Channel.SendAsync(
            new OutboundMessage(42, new ConversationId("slack:T1:C1:1.1"), new Address("slack:T1:C1:1.1"), reply), CancellationToken.None);
        Assert.IsType<SendResult.Sent>(result);
        var last = slack.Sent.All[^1];
        using var json = JsonDocument.Parse(last.Json);
        return (json.RootElement.Clone(), last.Text!);
    }
}

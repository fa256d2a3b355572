using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class WorkspaceTests
{
    [Fact]
    public async Task a_direct_message_and_a_mention_reach_alfred_and_the_rest_of_a_channel_does_not()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await SayAsync(gateway, "D0ADA", "ping");
        await SayAsync(gateway, "C0GENERAL", "nobody is meant");
        await SayAsync(gateway, "C0GENERAL", "@Alfred expense <5> & more");
        await gateway.DeliveredAsync(2);
        Assert.Equal(["ping", "expense <5> & more"], gateway.Inbox.Read(gateway.Slack).Select(message => message.Text));
        Assert.Equal(3, (await gateway.PostsAsync()).Length);
    }

    [Fact]
    public async Task a_command_shows_the_answer_of_the_response_to_its_author_alone()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        gateway.Replies.Ready = "pong";
        await SayAsync(gateway, "C0GENERAL", "/alfred ping");
        var posts = await gateway.PostsAsync();
        Assert.Equal(["/alfred ping", "pong"], posts.Select(SandboxGateway.Text));
        Assert.All(posts, post => Assert.Equal("U0ADA", post.GetProperty("onlyFor").GetString()));
    }

    [Fact]
    public async Task a_late_answer_arrives_by_the_response_url_five_times_at_most()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await SayAsync(gateway, "C0GENERAL", "/alfred ping");
        var (delivery, item) = Assert.Single(gateway.Inbox.Fresh);
        var message = gateway.Slack.Read(delivery.Body, delivery.ContentType, item.Ordinal)!;
        Assert.StartsWith("slack-url:U0ADA:", message.ReplyTo.Value, StringComparison.Ordinal);
        var url = message.ReplyTo.Value["slack-url:U0ADA:".Length..];
        for (var i = 0; i < 5; i++)
        {
            using var taken = await gateway.Client.PostAsJsonAsync(url, new { text = "pong" });
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await gateway.Client.PostAsJsonAsync(url, new { text = "pong" });
        Assert.Contains("used_url", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_response_url_ends_after_half_an_hour()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await SayAsync(gateway, "C0GENERAL", "/alfred ping");
        var (delivery, item) = Assert.Single(gateway.Inbox.Fresh);
        gateway.Time.Advance(TimeSpan.FromMinutes(31));
        var url = gateway.Slack.Read(delivery.Body, delivery.ContentType, item.Ordinal)!.ReplyTo.Value["slack-url:U0ADA:".Length..];
        using var refused = await gateway.Client.PostAsJsonAsync(url, new { text = "pong" });
        Assert.Contains("expired_url", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_button_comes_as_block_actions_and_its_message_can_be_updated()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        var posted = await ApiAsync(gateway, "chat.postMessage", new
        {
            channel = "C0GENERAL",
            text = "Sure?",
            blocks = new[] { new
            {
                type = "actions",
                block_id = "b",
                elements = new[] { new
                {
                    type = "button",
                    action_id = "a",
                    text = new { type = "plain_text", text = "Yes" },
                    value = "ping",
                }},
            }},
        });
        var ts = posted.GetProperty("ts").GetString();
        await gateway.DidAsync(
            "workspace/act",
            new
            {
                user = "U0BOB",
                channel = "C0GENERAL",
                ts,
                action = new { type = "button", action_id = "a", block_id = "b", value = "ping" },
            });
        Assert.Equal(
            ("ping", "slack:T0SANDBOX:U0BOB"),
            (gateway.Inbox.Read(gateway.Slack)[0].Text, gateway.Inbox.Read(gateway.Slack)[0].Sender.Value));
        await ApiAsync(gateway, "chat.update", new { channel = "C0GENERAL", ts, text = "Done by Bob", blocks = Array.Empty<object>() });
        var post = Assert.Single(await gateway.PostsAsync());
        Assert.Equal(
            ("Done by Bob", true, JsonValueKind.Null),
            (post.Text(), post.GetProperty("isEdited").GetBoolean(), post.GetProperty("blocks").ValueKind));
    }

    [Fact]
    public async Task a_modal_opens_for_who_clicked_within_three_seconds_and_once()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await SayAsync(gateway, "D0ADA", "/alfred expense");
        var trigger = System.Web.HttpUtility.ParseQueryString(
            System.Text.Encoding.UTF8.GetString(gateway.Inbox.Fresh[0].Delivery.Body.Span))["trigger_id"];
        object call = new
        {
            trigger_id = trigger,
            view = new
            {
                type = "modal",
                callback_id = "c",
                title = new { type = "plain_text", text = "Expense" },
                blocks = Array.Empty<object>(),
            },
        };
        Assert.True((await ApiAsync(gateway, "views.open", call)).GetProperty("ok").GetBoolean());
        Assert.Equal("exchanged_trigger_id", (await ApiAsync(gateway, "views.open", call)).GetProperty("error").GetString());
        var view = (await gateway.StateAsync()).GetProperty("workspace").GetProperty("views")[0];
        Assert.Equal("U0ADA", view.GetProperty("user").GetString());
        using var filled = await gateway.DoAsync(
            "workspace/submit", new { user = "U0ADA", view = view.GetProperty("id").GetString(), values = new { } });
        Assert.Equal(HttpStatusCode.OK, filled.StatusCode);
        Assert.Equal(0, (await gateway.StateAsync()).GetProperty("workspace").GetProperty("views").GetArrayLength());
    }

    [Fact]
    public async Task a_history_shows_metadata_to_find_what_was_sent()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await ApiAsync(
            gateway, "chat.postMessage",
            new { channel = "U0ADA", text = "Hello", metadata = new { event_type = "alfred_reply", event_payload = new { outbox = 7 } } });
        var history = await ApiAsync(gateway, "conversations.history", new { channel = "D0ADA", include_all_metadata = true });
        Assert.Equal(
            7, history.GetProperty("messages")[0].GetProperty("metadata").GetProperty("event_payload").GetProperty("outbox").GetInt32());
    }

    [Fact]
    public async Task a_file_of_alfreds_takes_slacks_three_steps()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        var address = await ApiAsync(gateway, "files.getUploadURLExternal", new { filename = "expenses.csv", length = 3 });
        using var bytes = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var uploaded = await gateway.Client.PostAsync(address.GetProperty("upload_url").GetString(), bytes);
        await ApiAsync(
            gateway, "files.completeUploadExternal",
            new
            {
                files = new[] { new { id = address.GetProperty("file_id").GetString() } },
                channel_id = "D0ADA",
                initial_comment = "October",
            });
        var post = Assert.Single(await gateway.PostsAsync());
        Assert.Equal(("October", "expenses.csv"), (post.Text(), post.GetProperty("files")[0].GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("U0BOB", "D0ADA")]
    [InlineData("U0NOBODY", "C0GENERAL")]
    [InlineData("U0ALFRED", "C0GENERAL")]
    public async Task nobody_writes_where_they_are_not(string user, string channel)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await gateway.DoAsync("workspace/say", new { user, channel, text = "hello" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task alfreds_own_posts_reach_the_person()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        var to = new Address("slack:T0SANDBOX:U0BOB");
        Assert.IsType<SendResult.Sent>(
            await gateway.Slack.SendAsync(
                new OutboundMessage(1, new ConversationId(to.Value), to, new Reply("Good morning")), CancellationToken.None));
        Assert.Equal("D0BOB", Assert.Single(await gateway.PostsAsync()).GetProperty("channel").GetString());
    }

    private static Task SayAsync(TestGateway gateway, string channel, string text) =>
        gateway.DidAsync("workspace/say", new { user = "U0ADA", channel, text });

    private static async Task<JsonElement> ApiAsync(TestGateway gateway, string method, object arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/slack/api/{method}")
        {
            Content = JsonContent.Create(arguments),
        };
        request.Headers.Authorization = new("Bearer", "xoxb-token-canary");
        using var response = await gateway.Client.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}

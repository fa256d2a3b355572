using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;

namespace Alfred.Gateway.Tests.Slack;

public sealed class SlackCommandTests
{
    [Theory]
    [InlineData("/alfred", "ping", "ping")]
    [InlineData("/alfred", "", "help")]
    [InlineData("/expense", "12.50 lunch & more", "expense 12.50 lunch & more")]
    [InlineData("/alfred", "add &lt;b&gt; <https://a.b|a.b>", "add <b> a.b")]
    public async Task a_command_is_read_as_the_text_behind_it(string command, string text, string read)
    {
        await using var gateway = await SlackGateway.StartAsync();
        using var response = await gateway.SlackAsync(
            SlackWebhookRequest.Command("T1", "U1", command, text, "trigger.1"), SlackGateway.Form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            (read, "slack:T1:U1", "slack:T1:U1", true),
            (message.Text, message.Conversation.Value, message.StandingAddress.Value, message.IsAnsweredInline));
        Assert.Equal("slack-url:U1:https://hooks.slack.com/commands/T1/1/x", message.ReplyTo.Value);
        Assert.Equal("slack:trigger:trigger.1", gateway.Inbox.Fresh[0].Item.Key.Value);
    }

    [Fact]
    public async Task an_answer_that_is_ready_travels_in_the_response_and_is_confirmed_afterwards()
    {
        await using var gateway = await SlackGateway.StartAsync();
        gateway.Replies.Ready = "Logged €123.45 <!channel>";
        using var response = await gateway.SlackAsync(
            SlackWebhookRequest.Command("T1", "U1", "/alfred", "expense 123.45", "t1"), SlackGateway.Form);
        Assert.Equal(
            """{"response_type":"ephemeral","replace_original":false,"text":"Logged €123.45 &lt;!channel&gt;"}""",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var (key, patience) = Assert.Single(gateway.Replies.Asked);
        Assert.Equal(("slack:trigger:t1", TimeSpan.FromSeconds(2)), (key.Value, patience));
        Assert.Equal(7, Assert.Single(gateway.Replies.Confirmed).OutboxId);
    }

    [Fact]
    public async Task an_answer_that_is_late_is_announced_and_not_confirmed()
    {
        await using var gateway = await SlackGateway.StartAsync();
        using var response = await gateway.SlackAsync(SlackWebhookRequest.Command("T1", "U1", "/alfred", "ping", "t1"), SlackGateway.Form);
        Assert.StartsWith(
            """{"response_type":"ephemeral","replace_original":false,"text":"Working on it""", await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Empty(gateway.Replies.Confirmed);
    }

    [Fact]
    public async Task a_command_that_was_delivered_before_gets_an_empty_answer_at_once()
    {
        await using var gateway = await SlackGateway.StartAsync();
        var command = SlackWebhookRequest.Command("T1", "U1", "/alfred", "expense 12", "t1");
        using var first = await gateway.SlackAsync(command, SlackGateway.Form);
        using var second = await gateway.SlackAsync(command, SlackGateway.Form);
        Assert.Equal((HttpStatusCode.OK, ""), (second.StatusCode, await second.Content.ReadAsStringAsync()));
        Assert.Single(gateway.Replies.Asked);
    }

    [Fact]
    public async Task a_command_that_cannot_be_stored_is_not_acknowledged()
    {
        await using var gateway = await SlackGateway.StartAsync();
        gateway.Inbox.IsAway = true;
        using var response = await gateway.SlackAsync(SlackWebhookRequest.Command("T1", "U1", "/alfred", "ping", "t1"), SlackGateway.Form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(gateway.Replies.Asked);
    }

    [Fact]
    public async Task cannot_reach_another_host_by_the_response_url()
    {
        await using var gateway = await SlackGateway.StartAsync();
        var body = SlackWebhookRequest.Command("T1", "U1", "/ask", "a+b c&d=e", "1", new Uri("http://169.254.169.254/latest"));
        using var response = await gateway.SlackAsync(body, SlackGateway.Form);
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("ask a+b c&d=e", "slack:T1:U1"), (message.Text, message.ReplyTo.Value));
    }

    [Theory]
    [InlineData("token=x&ssl_check=1")]
    [InlineData("team_id=T1&user_id=U1&command=%2Fdeploy&text=prod&trigger_id=1&ssl_check=1")]
    public async Task a_certificate_check_is_answered_and_runs_nothing(string form)
    {
        await using var gateway = await SlackGateway.StartAsync();
        using var response = await gateway.SlackAsync(Encoding.ASCII.GetBytes(form), SlackGateway.Form);
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        using var unsigned = await gateway.SlackAsync(Encoding.ASCII.GetBytes(form), SlackGateway.Form, secret: "other");
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task a_command_without_a_trigger_is_known_by_its_bytes()
    {
        await using var gateway = await SlackGateway.StartAsync();
        for (var i = 0; i < 2; i++)
            (await gateway.SlackAsync("team_id=T1&user_id=U1&command=%2Falfred&text=ping"u8.ToArray(), SlackGateway.Form)).Dispose();
        (await gateway.SlackAsync("team_id=T1&user_id=U1&command=%2Falfred&text=pong"u8.ToArray(), SlackGateway.Form)).Dispose();
        Assert.Equal(2, gateway.Inbox.Fresh.Length);
    }

    [Fact]
    public async Task enormous_and_broken_forms_never_fail()
    {
        await using var gateway = await SlackGateway.StartAsync();
        var manyKeys = string.Join('&', Enumerable.Range(0, 20_000).Select(i => $"k{i}=v"));
        byte[][] forms =
        [
            Encoding.ASCII.GetBytes(manyKeys),
            [.. "command=%2Fx&text="u8, 0xFF, 0x00, .. "%zz%"u8],
            "payload=%7B%7D&payload=%7B%22type%22%3A%22block_actions%22%7D"u8.ToArray(),
            "payload=null"u8.ToArray(),
            "payload=%ff"u8.ToArray(),
            "&&&==="u8.ToArray(),
            [],
        ];
        foreach (var form in forms)
        {
            using var response = await gateway.SlackAsync(form, SlackGateway.Form);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Empty(gateway.Inbox.Fresh);
    }
}

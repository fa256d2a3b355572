using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.Slack;

public sealed class SlackEventTests
{
    private const string Mention =
        """{"type":"app_mention","user":"W222","text":"<@W111> ping","ts":"1700000000.000100","channel":"C111","client_msg_id":"cm-1"}""";
    private const string MessageHalf =
        """{"type":"message","channel_type":"channel","user":"W222","text":"<@W111> ping","ts":"1700000000.000100","channel":"C111","client_msg_id":"cm-1"}""";

    [Fact]
    public async Task the_challenge_is_echoed_once_the_signature_is_right()
    {
        await using var gateway = await SlackGateway.StartAsync();
        var body = """{"type":"url_verification","challenge":"3eZbrw1a"}"""u8.ToArray();
        using var right = await gateway.SlackAsync(body);
        Assert.Equal("3eZbrw1a", await right.Content.ReadAsStringAsync());
        using var wrong = await gateway.SlackAsync(body, secret: "other");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.DoesNotContain("3eZbrw1a", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Mention, MessageHalf)]
    [InlineData(MessageHalf, Mention)]
    public async Task both_halves_of_one_post_are_one_message_in_either_order(string first, string second)
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(SlackGateway.Event(first, "EvA"));
        await gateway.EventAsync(SlackGateway.Event(second, "EvB"));
        var item = Assert.Single(gateway.Inbox.Fresh).Item;
        Assert.Equal(("slack:T111:C111:1700000000.000100", "slack:cmid:cm-1"), (item.Key.Value, item.AlternateKey?.Value));
        Assert.Equal("ping", Assert.Single(gateway.Inbox.Read(gateway.Channel)).Text);
    }

    [Fact]
    public async Task a_half_that_is_dropped_leaves_no_key_behind()
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(SlackGateway.Event(MessageHalf.Replace("<@W111> ", "", StringComparison.Ordinal), "EvA"));
        Assert.Empty(gateway.Inbox.Deliveries);
        await gateway.EventAsync(SlackGateway.Event(Mention, "EvB"));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task a_phantom_with_another_time_is_recognised_by_its_second_key()
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(SlackGateway.Event(Mention, "EvA"));
        await gateway.EventAsync(SlackGateway.Event(Mention.Replace("0.000100", "0.000200", StringComparison.Ordinal), "EvB"));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Theory]
    [InlineData("\"bot_id\":\"B1\"")]
    [InlineData("\"bot_profile\":{\"id\":\"B1\"}")]
    [InlineData("\"hidden\":true")]
    [InlineData("\"subtype\":\"bot_message\"")]
    [InlineData("\"subtype\":\"message_changed\"")]
    [InlineData("\"subtype\":\"message_deleted\"")]
    [InlineData("\"subtype\":\"channel_join\"")]
    [InlineData("\"subtype\":\"assistant_app_thread\"")]
    [InlineData("\"subtype\":17")]
    public async Task what_no_person_wrote_is_dropped(string mark)
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(
            SlackGateway.Event($$"""{"type":"message","channel_type":"im","user":"U1","text":"hi","ts":"1.1","channel":"D1",{{mark}}}"""));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("thread_broadcast")]
    [InlineData("me_message")]
    public async Task some_subtypes_are_still_written_by_people(string subtype)
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(
            SlackGateway.Event(
                $$"""{"type":"message","subtype":"{{subtype}}","channel_type":"im","user":"U1","text":"hi","ts":"1.1","channel":"D1"}"""));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Theory]
    [InlineData("im", "D1", null, "slack:T111:D1")]
    [InlineData("im", "D1", "1.0", "slack:T111:D1:1.0")]
    [InlineData("channel", "C1", null, "slack:T111:C1:1.1")]
    [InlineData("channel", "C1", "1.0", "slack:T111:C1:1.0")]
    [InlineData("mpim", "G1", null, "slack:T111:G1:1.1")]
    public async Task direct_messages_and_threads_are_conversations_and_are_answered_where_they_are(
        string kind, string channel, string? thread, string conversation)
    {
        await using var gateway = await SlackGateway.StartAsync();
        var inThread = thread is null ? "" : $"""
            ,"thread_ts":"{thread}"
            """;
        await gateway.EventAsync(
            SlackGateway.Event(
                $$"""{"type":"message","channel_type":"{{kind}}","user":"U1","text":"<@W111> hi","ts":"1.1","channel":"{{channel}}"{{inThread}}}"""));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            (conversation, conversation, "slack:T111:U1"),
            (message.Conversation.Value, message.StandingAddress.Value, message.Sender.Value));
        // The answer also knows which message a reaction goes on, and who alone may see what is private.
        Assert.Equal($"{conversation}{(conversation.EndsWith(":D1", StringComparison.Ordinal) ? ":" : "")}:1.1:U1", message.ReplyTo.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"app_rate_limited","minute_rate_limited":1}""")]
    [InlineData("""{"type":"event_callback","team_id":"T1","event":null}""")]
    [InlineData("""{"type":"event_callback","team_id":"T1","event":{"type":"app_uninstalled"}}""")]
    [
        InlineData(
            """{"type":"event_callback","team_id":"T1","event":{"type":["message"],"user":{"id":1},"channel":17,"ts":1.5,"text":{"a":1}},"event_id":5}""")]
    [
        InlineData(
            """{"type":"event_callback","team_id":"T:1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"x"}}""")]
    [
        InlineData(
            """{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","user":"\ud83d","channel":"C1","ts":"1.1","text":"x"}}""")]
    public async Task an_event_of_no_interest_or_of_wrong_types_is_answered_and_dropped(string body)
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(body);
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task a_signed_body_that_is_no_json_is_quarantined()
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync("null");
        await gateway.EventAsync("{\"type\":");
        Assert.Equal(2, gateway.Inbox.Quarantined.Length);
    }

    [Fact]
    public async Task a_retry_is_judged_by_its_key_and_never_by_its_header()
    {
        await using var gateway = await SlackGateway.StartAsync();
        gateway.Client.DefaultRequestHeaders.Add("X-Slack-Retry-Num", "1");
        gateway.Client.DefaultRequestHeaders.Add("X-Slack-Retry-Reason", "http_timeout");
        await gateway.EventAsync(SlackGateway.Event(Mention));
        await gateway.EventAsync(SlackGateway.Event(Mention));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task a_button_with_plain_text_is_that_text_and_other_interactions_are_dropped()
    {
        await using var gateway = await SlackGateway.StartAsync();
        const string Click =
            """{"type":"block_actions","user":{"id":"U1","team_id":"T1","name":"ada"},"team":{"id":"T1"},"channel":{"id":"C1"},"message":{"ts":"1.1"},"trigger_id":"t1","actions":[{"action_id":"a","value":"done dishes"}]}""";
        await PayloadAsync(gateway, Click);
        await PayloadAsync(gateway, Click);
        await PayloadAsync(
            gateway,
            Click.Replace("done dishes", "{\\\"id\\\":1}", StringComparison.Ordinal).Replace("\"t1\"", "\"t2\"", StringComparison.Ordinal));
        await PayloadAsync(gateway, """{"type":"view_submission","user":{"id":"U1"},"team":{"id":"T1"},"trigger_id":"t3"}""");
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            ("done dishes", "slack:T1:C1:1.1", "slack:trigger:t1"),
            (message.Text, message.Conversation.Value, gateway.Inbox.Fresh[0].Item.Key.Value));
    }

    private static async Task PayloadAsync(TestGateway gateway, string payload)
    {
        using var response = await gateway.SlackAsync(
            Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(payload)}"), SlackGateway.Form);
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}

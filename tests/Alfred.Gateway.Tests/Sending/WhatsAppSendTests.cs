using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;
using Alfred.Testing.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Sending;

public sealed class WhatsAppSendTests
{
    [Fact]
    public async Task a_text_goes_to_the_number_with_plus_and_carries_the_outbox_row()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(gateway, "wa:34600111222", "Added bananas. €"));
        Assert.StartsWith("wamid.", sent.ProviderId, StringComparison.Ordinal);
        var call = Assert.Single(graph.Sent.All);
        Assert.Equal(("+34600111222", "individual", "Added bananas. €", "42"), (call.To, call.RecipientType, call.Text, call.OpaqueData));
        Assert.Equal(($"/v24.0/{WhatsAppGateway.PhoneId}/messages", "Bearer meta-token-canary"), (call.Path, call.Authorization));
    }

    [Theory]
    [InlineData("wa:user:US.13", null, "US.13", "individual")]
    [InlineData("wa:group:Y2Fw", "Y2Fw", null, "group")]
    public async Task people_without_a_number_and_groups_are_addressed_their_own_way(
        string address, string? to, string? recipient, string type)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        await SendAsync(gateway, address, "hi");
        var call = Assert.Single(graph.Sent.All);
        Assert.Equal((to, recipient, type), (call.To, call.Recipient, call.RecipientType));
    }

    [Theory]
    [InlineData(131056, 400, "Later Message 1")]
    [InlineData(130429, 400, "Later Channel")]
    [InlineData(4, 400, "Later Channel")]
    [InlineData(80007, 400, "Later Channel")]
    [InlineData(131057, 400, "Later Channel 60")]
    [InlineData(131048, 400, "Later Channel 14400")]
    [InlineData(2, 503, "Later Message")]
    [InlineData(131000, 500, "Later Message")]
    [InlineData(999999, 500, "Later Message")]
    [InlineData(190, 401, "Stopped")]
    [InlineData(10, 403, "Stopped")]
    [InlineData(205, 403, "Stopped")]
    [InlineData(131042, 400, "Stopped")]
    [InlineData(131047, 400, "Held")]
    [InlineData(131026, 400, "Refused")]
    [InlineData(100, 400, "Refused")]
    [InlineData(132001, 404, "Refused")]
    [InlineData(131049, 400, "Refused")]
    [InlineData(131215, 400, "Refused")]
    [InlineData(131208, 400, "Later Message")]
    [InlineData(999999, 400, "Refused")]
    public async Task each_class_of_error_becomes_its_result(int code, int status, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(GraphError.Of(code, status));
        Assert.Equal(expected, Describe(await SendAsync(gateway, "wa:34600111222", "hi")));
    }

    [Theory]
    [InlineData(200, "<html>", "Unknown")]
    [InlineData(200, "{}", "Unknown")]
    [InlineData(200, """{"messages":[]}""", "Unknown")]
    [InlineData(502, "<html>", "Later Message")]
    [InlineData(302, "", "Later Message")]
    [InlineData(401, "", "Stopped")]
    [InlineData(404, "<html>", "Refused")]
    [InlineData(400, """{"error":{"code":"130429"}}""", "Later Channel")]
    public async Task an_odd_answer_is_judged_by_what_is_known(int status, string body, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(new FakeAnswer.Respond(status, body));
        Assert.Equal(expected, Describe(await SendAsync(gateway, "wa:34600111222", "hi")));
    }

    [Fact]
    public async Task the_wait_after_the_pair_limit_grows_fourfold_for_that_person_only()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(GraphError.Of(131056), times: 4);
        Assert.Equal("Later Message 1", Describe(await SendAsync(gateway, "wa:1", "hi")));
        Assert.Equal("Later Message 4", Describe(await SendAsync(gateway, "wa:1", "hi")));
        Assert.Equal("Later Message 1", Describe(await SendAsync(gateway, "wa:2", "hi")));
        Assert.Equal("Later Message 16", Describe(await SendAsync(gateway, "wa:1", "hi")));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, "wa:1", "hi")));
        graph.AnswerNext(GraphError.Of(131056));
        Assert.Equal("Later Message 1", Describe(await SendAsync(gateway, "wa:1", "hi")));
    }

    [Fact]
    public async Task retry_after_is_passed_on()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(GraphError.Of(130429).WithRetryAfter(TimeSpan.FromSeconds(30)));
        Assert.Equal("Later Channel 30", Describe(await SendAsync(gateway, "wa:1", "hi")));
    }

    [Fact]
    public async Task a_connection_that_breaks_after_the_request_leaves_the_outcome_unknown()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(new FakeAnswer.Cut());
        Assert.Equal("Unknown", Describe(await SendAsync(gateway, "wa:1", "hi")));
        Assert.Equal(1, graph.Calls.Count);
    }

    [Fact]
    public async Task an_answer_that_does_not_come_in_ten_seconds_leaves_the_outcome_unknown()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(new FakeAnswer.Hang());
        var sending = SendAsync(gateway, "wa:1", "hi");
        await graph.Calls.WaitForAsync(1, Limits.Patience);
        gateway.Time.Advance(ProviderCall.Limit);
        Assert.Equal("Unknown", Describe(await sending.WaitAsync(Limits.Patience)));
    }

    [Fact]
    public async Task a_provider_that_cannot_be_reached_costs_nothing()
    {
        var graph = await FakeGraph.StartAsync();
        var url = graph.Url;
        await graph.DisposeAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(url);
        Assert.Equal("Later Message", Describe(await SendAsync(gateway, "wa:1", "hi")));
    }

    [Theory]
    [InlineData("slack:T1:C1", "hi")]
    [InlineData("wa:1", " ")]
    public async Task what_cannot_be_sent_is_refused_without_a_call(string address, string text)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.Equal("Refused", Describe(await SendAsync(gateway, address, text)));
        Assert.Equal(0, graph.Calls.Count);
    }

    [Fact]
    public async Task a_long_text_goes_out_in_parts_and_only_the_last_stands_for_the_row()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var text = string.Concat(Enumerable.Repeat("👍", 5_000));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, "wa:1", text)));
        Assert.Equal(text, string.Concat(graph.Sent.All.Select(call => call.Text)));
        Assert.Equal("42/1 42/2 42", string.Join(' ', graph.Sent.All.Select(call => call.OpaqueData)));
    }

    [Theory]
    [InlineData(true, "Unknown")]
    [InlineData(false, "Later Message")]
    public async Task when_a_later_part_fails_the_next_attempt_goes_on_with_it(bool isCut, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var text = new string('a', 4_096) + new string('b', 10);
        FakeAnswer good = new FakeAnswer.Respond(200, JsonSerializer.Serialize(new { messages = new[] { new { id = "wamid.part1" } } }));
        graph.AnswerNext(good);
        graph.AnswerNext(isCut ? new FakeAnswer.Cut() : GraphError.Of(2, 503));
        Assert.Equal(expected, Describe(await SendAsync(gateway, "wa:1", text)));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, "wa:1", text)));
        Assert.Equal("a b b", string.Join(' ', graph.Calls.All.Select(call => call.Text![..1])));
    }

    [Fact]
    public async Task nothing_secret_or_personal_is_logged()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        await gateway.PostAsync(MetaWebhook.Text(WhatsAppGateway.PhoneId, "34600111222", "wamid.canary", "text canary"));
        await gateway.PostAsync("not JSON canary"u8.ToArray());
        await gateway.PostAsync("unsigned canary"u8.ToArray(), secret: "other");
        await gateway.Client.GetStringAsync("/webhook?hub.mode=subscribe&hub.challenge=canary&hub.verify_token=fixture-verify");
        graph.AnswerNext(GraphError.Of(131026, message: "details canary"));
        await SendAsync(gateway, "wa:34600111222", "text canary");
        await SendAsync(gateway, "wa:34600111222", "text canary");
        Assert.DoesNotContain(gateway.Logs.All, line =>
            line.Contains("canary", StringComparison.Ordinal) || line.Contains("34600111222", StringComparison.Ordinal)
                || line.Contains("fixture-verify", StringComparison.Ordinal)
                || line.Contains(WhatsAppGateway.Secret, StringComparison.Ordinal));
    }

    private static Task<SendResult> SendAsync(TestGateway gateway, string address, string text) =>
        gateway.Channel.SendAsync(
            new OutboundMessage(42, new ConversationId("wa:1"), new Address(address), new Reply(text), gateway.Time.GetUtcNow()),
            CancellationToken.None);

    private static string Describe(SendResult result) => result switch
    {
        SendResult.Later later => $"Later {later.Scope} {later.RetryAfter?.TotalSeconds}".TrimEnd(),
        _ => result.GetType().Name,
    };
}

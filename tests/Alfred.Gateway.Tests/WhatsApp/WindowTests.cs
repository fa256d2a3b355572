using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.WhatsApp;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;
using Alfred.Testing.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class WindowTests
{
    private static readonly Reply Briefing = new("Good morning.");

    [Fact]
    public async Task an_answer_within_the_day_is_sent_without_asking_the_database()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(Briefing, heardAt: gateway.Time.GetUtcNow().AddHours(-23.9)));
        Assert.Equal(0, gateway.Window.Looks);
    }

    [Theory]
    [InlineData(23.9, "Sent")]
    [InlineData(24, "Held nobody has written here for 24 hours; the template asks the person to")]
    public async Task what_nobody_asked_for_is_sent_when_the_person_wrote_within_the_day(double hours, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        gateway.Window.PersonWrote(Sends.Ada, gateway.Time.GetUtcNow().AddHours(-hours));
        Assert.Equal(expected, Sends.Describe(await gateway.SendAsync(Briefing)));
    }

    [Fact]
    public async Task an_old_answer_goes_when_the_person_has_written_since()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        var now = gateway.Time.GetUtcNow();
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing, heardAt: now.AddHours(-30)));
        gateway.Window.PersonWrote(Sends.Ada, now);
        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(Briefing, heardAt: now.AddHours(-30)));
    }

    [Fact]
    public async Task the_template_goes_once_for_each_closed_window_and_its_button_asks_for_no_answer()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        graph.Limits = new GraphLimits(gateway.Time) { Templates = new HashSet<string>(StringComparer.Ordinal) { "alfred_news:es" } };
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing, row: 1));
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing, row: 2));
        var body = Assert.Single(graph.Bodies());
        Assert.Equal("alfred_news", body.GetProperty("template").GetProperty("name").GetString());
        var payload = body.GetProperty("template").GetProperty("components")[0].GetProperty("parameters")[0].GetProperty("payload")
            .GetString();

        await gateway.PostAsync(MetaWebhook.Tap(WhatsAppGateway.PhoneId, "34600111222", "wamid.tap", payload!, "Show me"));
        Assert.Empty(gateway.Inbox.Read(gateway.Channel));
        gateway.Window.PersonWrote(Sends.Ada, gateway.Time.GetUtcNow());
        graph.Limits.NoteIncoming("34600111222");
        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(Briefing, row: 1));

        gateway.Time.Advance(TimeSpan.FromHours(25));
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing, row: 3));
        Assert.Equal(3, graph.Sent.Count);
    }

    [Theory]
    [InlineData(130429, "Later")]
    [InlineData(190, "Stopped")]
    public async Task a_template_that_did_not_leave_is_tried_again(int code, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        graph.AnswerNext(GraphError.Of(code));
        Assert.Equal(expected, Sends.Describe(await gateway.SendAsync(Briefing)));
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing));
        Assert.Equal(2, graph.Calls.Count);
    }

    [Fact]
    public async Task a_template_that_may_have_left_is_not_sent_again()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        graph.AnswerNext(new FakeAnswer.Cut());
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing));
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing));
        Assert.Equal(1, graph.Calls.Count);
    }

    [Fact]
    public async Task an_unknown_template_is_told_to_the_operator_and_the_message_waits()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        graph.Limits = new GraphLimits(gateway.Time) { Templates = new HashSet<string>(StringComparer.Ordinal) };
        Assert.StartsWith("Held", Sends.Describe(await gateway.SendAsync(Briefing)), StringComparison.Ordinal);
        Assert.Contains(
            gateway.Logs.All,
            line => line.Contains("refused the template alfred_news in es: WhatsApp error 132001", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Sends.Ada, false, "META_TEMPLATE names no template")]
    [InlineData("wa:group:G", true, "in a group somebody has to write")]
    public async Task without_a_way_to_ask_the_message_waits_and_says_why(string to, bool hasTemplate, string reason)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph, hasTemplate);
        Assert.Contains(reason, Sends.Describe(await gateway.SendAsync(Briefing, to)), StringComparison.Ordinal);
        Assert.Equal(0, graph.Calls.Count);
    }

    [Fact]
    public async Task a_window_that_meta_calls_closed_is_closed_whatever_is_known_here()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        var now = gateway.Time.GetUtcNow();
        gateway.Window.PersonWrote(Sends.Ada, now);
        graph.Limits = new GraphLimits(gateway.Time);
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing, heardAt: now));
        Assert.IsType<SendResult.Held>(await gateway.SendAsync(Briefing));
        Assert.Equal(["text Good morning.", "template"], graph.Kinds());
    }

    [Fact]
    public async Task a_database_that_is_away_keeps_the_message_for_later()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        gateway.Window.IsAway = true;
        Assert.IsType<SendResult.Later>(await gateway.SendAsync(Briefing));
        Assert.Equal(0, graph.Calls.Count);
    }

    [Theory]
    [InlineData("alfred_news", "alfred_news en")]
    [InlineData("alfred_news:pt_BR", "alfred_news pt_BR")]
    [InlineData("Alfred News", null)]
    [InlineData("alfred:", null)]
    [InlineData(":en", null)]
    public void a_template_is_named_with_or_without_its_language(string text, string? expected)
    {
        if (expected is null)
            Assert.Throws<FormatException>(() => TemplateName.Parse(text, "en"));
        else
            Assert.Equal(expected, $"{TemplateName.Parse(text, "en").Name} {TemplateName.Parse(text, "en").Language}");
    }

    private static Task<TestGateway> StartAsync(FakeGraph graph, bool hasTemplate = true) => TestGateway.StartAsync(TestGateway.Options(
        WhatsAppGateway.Options(graph.Url) with { Template = hasTemplate ? new TemplateName("alfred_news", "es") : null }));
}

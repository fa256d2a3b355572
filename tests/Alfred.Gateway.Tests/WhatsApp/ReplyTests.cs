using System.Text;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Graph;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class ReplyTests
{
    private static readonly Choices YesOrNo = new([new("Yes", "yes, do it"), new("No", "no")]);

    [Fact]
    public async Task few_short_choices_are_buttons_that_say_what_they_mean()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("Really?") { Choices = YesOrNo }));
        var body = Assert.Single(graph.Bodies());
        Assert.Equal("button Really?", Sends.Kind(body));
        var buttons = body.GetProperty("interactive").GetProperty("action").GetProperty("buttons").EnumerateArray()
            .Select(button => button.GetProperty("reply"));
        Assert.Equal(
            "yes, do it=Yes no=No", string.Join(' ', buttons.Select(reply => $"{reply.GetProperty("id")}={reply.GetProperty("title")}")));
        Assert.Equal("42", body.GetProperty("biz_opaque_callback_data").GetString());
    }

    [Fact]
    public async Task more_or_longer_choices_are_a_list_and_what_is_shortened_can_be_read_below()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var choices = new Choices(
            [new("Take the paper and the glass out", "done bins", null), new("Dishes", "done dishes", "since Monday")])
            {
                Label = "Chores",
            };
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("Which one?") { Choices = choices }));
        var action = Assert.Single(graph.Bodies()).GetProperty("interactive").GetProperty("action");
        Assert.Equal("Chores", action.GetProperty("button").GetString());
        var rows = action.GetProperty("sections")[0].GetProperty("rows").EnumerateArray();
        Assert.Equal(
            ["done bins|Take the paper and the…|Take the paper and the glass out", "done dishes|Dishes|since Monday"],
            rows.Select(row => $"{row.GetProperty("id")}|{row.GetProperty("title")}|{row.GetProperty("description")}"));
    }

    [Theory]
    [InlineData("wa:group:G", 2)]
    [InlineData(Sends.Ada, 11)]
    public async Task where_there_is_nothing_to_tap_the_numbers_stand_in_the_text(string to, int count)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var choices = new Choices([.. Enumerable.Range(1, count).Select(i => new Choice($"item{i}", $"got item{i}"))]);
        await gateway.AnswerAsync(new Reply("Which?") { Choices = choices }, to);
        Assert.StartsWith("text Which?\n1. item1\n2. item2", Assert.Single(graph.Kinds()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_long_text_with_a_question_ends_in_the_question()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var text = string.Join('\n', Enumerable.Range(1, 400).Select(i => $"line number {i}"));
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply(text) { Choices = YesOrNo }));
        var kinds = graph.Kinds().ToArray();
        Assert.Equal(["text", "text", "button"], kinds.Select(kind => kind.Split(' ')[0]));
        Assert.Equal(text, string.Concat(kinds.Select(kind => kind[(kind.IndexOf(' ', StringComparison.Ordinal) + 1)..])));
        Assert.Equal(["42/1", "42/2", "42"], graph.Calls.All.Select(call => call.OpaqueData));
    }

    [Theory]
    [InlineData("wa:34600111222?on=wamid.7", "Added.", "reaction 👍|text Added.")]
    [InlineData("wa:34600111222?on=wamid.7", "", "reaction 👍")]
    [InlineData("wa:34600111222", "Added.", "text Added.")]
    [InlineData("wa:34600111222", "", "text 👍")]
    [InlineData("wa:group:G?on=wamid.7", "", "text 👍")]
    [InlineData("wa:group:G?on=wamid.7", "Added.", "text Added.")]
    public async Task a_reaction_goes_to_the_answered_message_and_is_said_where_there_is_none(string to, string text, string expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply(text) { Reaction = "👍" }, to));
        Assert.Equal(expected, string.Join('|', graph.Kinds()));
        Assert.All(
            graph.Bodies().Where(body => body.TryGetProperty("reaction", out _)),
            body => Assert.Equal("wamid.7", body.GetProperty("reaction").GetProperty("message_id").GetString()));
    }

    [Fact]
    public async Task a_reaction_that_is_refused_does_not_cost_the_text()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AnswerNext(GraphError.Of(131009));
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("Added.") { Reaction = "👍" }, $"{Sends.Ada}?on=wamid.7"));
        Assert.Equal("Added.", Assert.Single(graph.Sent.All).Text);
    }

    [Fact]
    public void whatever_is_replied_is_well_formed_for_the_graph_api()
    {
        var words = Gen.Elements("a", "milk ", "👨‍👩‍👧", "é", "\n", "a long word with blanks ", new string('x', 90));
        var texts = words.ListOf().Select(string.Concat);
        var labels = words.NonEmptyListOf().Select(parts => string.Concat(parts).Trim() is { Length: > 0 } label ? label : "x");
        var option =
            from label in labels
            from description in Gen.Elements<string?>(null, "since Monday", new string('d', 100))
            from number in Gen.Choose(0, 999)
            select new Choice(label, $"do {number}", description);
        var replies =
            from text in texts
            from many in Gen.Choose(1, 40)
            from options in option.ListOf()
            from emoji in Gen.Elements<string?>(null, "👍")
            select new Reply(string.Concat(Enumerable.Repeat(text, many)))
            {
                Choices = options.Count == 0 ? null : new Choices([.. options]),
                Reaction = emoji,
            };
        Prop.ForAll(
            replies.ToArbitrary(), Gen.Elements(Sends.Ada, "wa:group:G", "wa:user:US.1", $"{Sends.Ada}?on=wamid.1").ToArbitrary(),
            (reply, to) =>
            WellFormed.Refusals(reply, to).IsEmpty).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task a_file_is_uploaded_and_sent_with_its_name_and_a_caption()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var file = new ReplyFile("gastos-año.csv", "text/csv", Encoding.UTF8.GetBytes("a,b"));
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("This year.") { File = file }));
        var upload = Assert.Single(graph.Files.Uploads.All);
        Assert.Equal(
            ("whatsapp", "text/plain", "a,b", "Bearer meta-token-canary"),
            (upload.Product, upload.MediaType, Encoding.UTF8.GetString(upload.Content.Span), upload.Authorization));
        var document = Assert.Single(graph.Bodies()).GetProperty("document");
        Assert.Equal(
            (upload.Id, "gastos-año.csv", "This year."),
            (
                document.GetProperty("id").GetString(), document.GetProperty("filename").GetString(),
                document.GetProperty("caption").GetString()));
    }

    [Fact]
    public async Task a_picture_with_a_long_text_or_a_question_has_no_caption()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var picture = new ReplyFile("chart.png", "image/png", new byte[] { 1 });
        await gateway.AnswerAsync(new Reply(new string('x', 1_025)) { File = picture });
        await gateway.AnswerAsync(new Reply("Really?") { File = picture, Choices = YesOrNo }, row: 43);
        Assert.Equal(["image", "text", "image", "button"], graph.Kinds().Select(kind => kind.Split(' ')[0]));
    }

    [Fact]
    public async Task a_later_part_that_fails_is_all_that_is_sent_again()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var reply = new Reply(new string('a', 4_096) + new string('b', 4_096)) { Choices = YesOrNo };
        await gateway.AnswerAsync(new Reply("x"));
        graph.Limits = new GraphLimits(gateway.Time) { Pair = (2, TimeSpan.FromSeconds(6)) };
        graph.Limits.NoteIncoming("34600111222");
        graph.Calls.Clear();
        Assert.Equal("Later 1", Sends.Describe(await gateway.AnswerAsync(reply)));
        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        while (await gateway.AnswerAsync(reply) is SendResult.Later)
            gateway.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            graph.Sent.All.Skip(1).Select(call => call.OpaqueData).Distinct(), graph.Sent.All.Skip(1).Select(call => call.OpaqueData));
        Assert.EndsWith("42", graph.Sent.All[^1].OpaqueData, StringComparison.Ordinal);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>A form from the reply by its button and its modal to the submission.</summary>
public sealed class SlackFormTests
{
    private static readonly Form Expense = new()
    {
        Action = new ActionName("expenses.log"),
        Title = "Log an expense",
        Fields =
        [
            new FormField("amount", "Amount", FieldKind.Text, IsRequired: true) { Example = "12.50" },
            new FormField("note", "What for", FieldKind.LongText, IsRequired: false),
            new FormField("day", "Day", FieldKind.Day, IsRequired: false),
            new FormField("category", "Category", FieldKind.Pick, IsRequired: true)
            {
                Options = new([new("Food & drink", "food"), new("Travel", "travel")]),
            },
        ],
    };

    [Fact]
    public async Task a_form_is_a_button_a_modal_and_a_submission_of_the_same_conversation()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var button = await OfferAsync(slack, gateway, Expense);
        Assert.Equal("Log an expense", button.GetProperty("text").GetProperty("text").GetString());

        Assert.Equal("", await gateway.InteractAsync(Click(button, "t1")));
        var view = ViewOf(Assert.Single(slack.OthersOf("views.open")));
        var inputs = view.GetProperty("blocks").EnumerateArray()
            .Select(
                block =>
                    $"{block.GetProperty("block_id")} {block.GetProperty("element").GetProperty("type")} {block.GetProperty("optional")}");
        Assert.Equal(
            "amount plain_text_input False, note plain_text_input True, day datepicker True, category static_select False",
            string.Join(", ", inputs));
        // Opening is no effect: nothing is stored for it.
        Assert.Empty(gateway.Inbox.Deliveries);

        Assert.Equal("", await gateway.InteractAsync(Submission(view, "12.50")));
        Assert.Equal("", await gateway.InteractAsync(Submission(view, "12.50")));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("expenses.log", "slack:T1:C1:1.1", ""), (message.Submission?.Action.Value, message.Conversation.Value, message.Text));
        Assert.Equal(
            "amount=12.50, category=food, day=2026-11-22",
            string.Join(", ", message.Submission!.Values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Fact]
    public async Task the_picture_that_a_form_was_filled_from_comes_back_with_it()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var photo = new InboundFile("F1", FileKind.Photo, "image/png", "till.png");
        await gateway.InteractAsync(Click(await OfferAsync(slack, gateway, Expense with { Picture = photo }), "t1"));

        await gateway.InteractAsync(Submission(ViewOf(slack.OthersOf("views.open")[0]), "12.50"));

        Assert.Equal([photo], Assert.Single(gateway.Inbox.Read(gateway.Channel)).Files);
    }

    [Fact]
    public async Task a_required_field_of_blanks_is_complained_about_in_the_modal_and_stores_nothing()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.InteractAsync(Click(await OfferAsync(slack, gateway, Expense), "t1"));
        var view = ViewOf(slack.OthersOf("views.open")[0]);
        Assert.Equal(
            """{"response_action":"errors","errors":{"amount":"Please fill this in."}}""",
            await gateway.InteractAsync(Submission(view, "   ")));
        Assert.Empty(gateway.Inbox.Deliveries);
        // Filled in, the same modal goes through.
        Assert.Equal("", await gateway.InteractAsync(Submission(view, "1")));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task a_click_that_came_too_late_tells_its_person_alone()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.InteractAsync(Click(await OfferAsync(slack, gateway, Expense), "expired", slack.ResponseUrl("hint")));
        var hint = (await slack.Sent.WaitForAsync(2, Limits.Patience))[1];
        Assert.Equal(("response_url", "ephemeral"), (hint.Method, hint.ResponseType));
        Assert.Contains("press the button again", hint.Text, StringComparison.Ordinal);
        Assert.Contains("\"replace_original\":false", hint.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_click_while_the_stored_token_cannot_be_read_in_time_tells_its_person_alone()
    {
        await using var slack = await FakeSlack.StartAsync();
        JsonElement button;
        await using (var earlier = await SlackGateway.StartAsync(slack.ApiUrl))
            button = await OfferAsync(slack, earlier, Expense);
        var options = SlackGateway.Options(slack.ApiUrl) with
        {
            Rotation = new SlackRotation("xoxe-1-first-canary", "client", "client-secret-canary"),
        };
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(slack: options), notes: new ChannelStateInMemory { IsHanging = true });
        var click = gateway.InteractAsync(Click(button, "t1", slack.ResponseUrl("hint")));
        await gateway.Time.TimerDueInAsync(TimeSpan.FromSeconds(2.5), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal("", await click);
        Assert.Equal("response_url", (await slack.Sent.WaitForAsync(2, Limits.Patience))[1].Method);
    }

    [Fact]
    public async Task a_submission_of_another_workspace_or_program_is_answered_and_dropped()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.InteractAsync(Click(await OfferAsync(slack, gateway, Expense), "t1"));
        var submission = Submission(ViewOf(slack.OthersOf("views.open")[0]), "1");
        await gateway.InteractAsync(submission.Replace("\"T1\"", "\"T2\"", StringComparison.Ordinal));
        await gateway.InteractAsync(submission.Replace("alfred.form", "other", StringComparison.Ordinal));
        await gateway.InteractAsync(submission.Replace("expenses.log", "no action", StringComparison.Ordinal));
        // A key is known to nobody outside; who learnt one cannot speak there.
        await gateway.InteractAsync(
            submission.Replace("slack:T1:C1:1.1", $"{ConversationId.OpaquePrefix}{new string('0', 32)}", StringComparison.Ordinal));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task a_form_that_was_offered_to_somebody_else_opens_for_nobody_but_them()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var button = await OfferAsync(slack, gateway, Expense, asked: "U0EVA");

        await gateway.InteractAsync(Click(button, "t1", slack.ResponseUrl("hint")));

        var hint = (await slack.Sent.WaitForAsync(2, Limits.Patience))[1];
        Assert.Equal(("response_url", "ephemeral"), (hint.Method, hint.ResponseType));
        Assert.StartsWith("That button was meant for somebody else.", hint.Text, StringComparison.Ordinal);
        Assert.Empty(slack.OthersOf("views.open"));
        Assert.Empty(gateway.Inbox.Deliveries);

        await gateway.InteractAsync(Click(button, "t2", user: "U0EVA"));
        Assert.Single(slack.OthersOf("views.open"));
    }

    [Fact]
    public async Task a_form_that_is_opened_twice_answers_one_question()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var button = await OfferAsync(slack, gateway, Expense);
        await gateway.InteractAsync(Click(button, "t1"));
        await gateway.InteractAsync(Click(button, "t2"));
        var views = slack.OthersOf("views.open").Select(ViewOf).ToArray();
        await gateway.InteractAsync(Submission(views[0], "1"));
        await gateway.InteractAsync(Submission(views[1], "1").Replace("\"V1\"", "\"V2\"", StringComparison.Ordinal));

        Assert.Equal(2, gateway.Inbox.Fresh.Length);
        Assert.Equal(["C1:1.5", "C1:1.5"], gateway.Inbox.Read(gateway.Channel).Select(message => message.Answers?.Key));
        Assert.Empty(slack.OthersOf("chat.update"));

        var (delivery, _) = gateway.Inbox.Fresh[0];
        gateway.Channel.ShowAnswered(delivery.Body, delivery.ContentType);
        await slack.Others.WaitForAsync(calls => calls.Any(call => call.Method == "chat.update"), "the update", Limits.Patience);
        using var update = JsonDocument.Parse(Assert.Single(slack.OthersOf("chat.update")).Json);
        Assert.Equal("What did you &lt;spend&gt;?\n✓ Log an expense · <@U1>", update.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void a_long_form_is_packed_into_its_button_and_one_that_fits_nowhere_has_none()
    {
        var longForm = WithOptions(80, "an option with quite a name");
        var value = FormValue.Write(longForm);
        Assert.InRange(value!.Length, 1, 2_000);
        Assert.Equal(80, FormValue.Read(value)!.Fields[0].Options!.Options.Length);
        var random = new Random(1);
        Assert.Null(
            FormValue.Write(WithOptions(100, () => new string([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(33, 126))]))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("got milk")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("~AAAA")]
    [InlineData("""{"action":{"value":"x"},"title":"t","fields":[]}""")]
    [InlineData("""{"action":{"value":"a.b"},"title":"t","fields":[{"name":null,"label":"l"}]}""")]
    public void what_is_no_form_is_read_as_none(string value) => Assert.Null(FormValue.Read(value));

    private static Form WithOptions(int count, string label) => WithOptions(count, () => label);

    private static Form WithOptions(int count, Func<string> label) => Expense with
    {
        Fields = [
            new FormField("f", "F", FieldKind.Pick, IsRequired: true)
            {
                Options = new([.. Enumerable.Range(0, count).Select(i => new Choice($"{label()} {i}", $"{label()} {i}"))]),
            }],
    };

    private static async Task<JsonElement> OfferAsync(FakeSlack slack, TestGateway gateway, Form form, string? asked = null)
    {
        var message = new OutboundMessage(
            42, new ConversationId("slack:T1:C1:1.1"), new Address(asked is null ? "slack:T1:C1:1.1" : $"slack:T1:C1:1.1:1.1:{asked}"),
            new Reply("What did you <spend>?") { Form = form });
        Assert.IsType<SendResult.Sent>(await gateway.Channel.SendAsync(message, CancellationToken.None));
        using var json = JsonDocument.Parse(slack.Sent.All[0].Json);
        return json.RootElement.GetProperty("blocks")[1].GetProperty("elements")[0].Clone();
    }

    private static JsonElement ViewOf(SlackCall call)
    {
        using var json = JsonDocument.Parse(call.Json);
        return json.RootElement.GetProperty("view").Clone();
    }

    private static string Click(
        JsonElement button, string trigger, Uri? responseUrl = null, string user = "U1") => JsonSerializer.Serialize(new
    {
        type = "block_actions",
        team = new { id = "T1" },
        user = new { id = user },
        channel = new { id = "C1" },
        message = new { ts = "1.5", thread_ts = "1.1", text = "What did you &lt;spend&gt;?" },
        trigger_id = trigger,
        response_url = responseUrl?.AbsoluteUri,
        actions = ImmutableArray.Create(
            new
            {
                action_id = button.GetProperty("action_id").GetString(), value = button.GetProperty("value").GetString(),
                text = button.GetProperty("text"),
            }),
    });

    private static string Submission(JsonElement view, string amount) => JsonSerializer.Serialize(new
    {
        type = "view_submission",
        team = new { id = "T1" },
        user = new { id = "U1", name = "ada" },
        trigger_id = "t2",
        view = new
        {
            id = "V1",
            callback_id = view.GetProperty("callback_id").GetString(),
            private_metadata = view.GetProperty("private_metadata").GetString(),
            blocks = view.GetProperty("blocks"),
            state = new
            {
                values = new
                {
                    amount = new { value = new { type = "plain_text_input", value = amount } },
                    note = new { value = new { type = "plain_text_input", value = (string?)null } },
                    day = new { value = new { type = "datepicker", selected_date = "2026-11-22" } },
                    category = new { value = new { type = "static_select", selected_option = new { value = "food" } } },
                },
            },
        },
    });
}

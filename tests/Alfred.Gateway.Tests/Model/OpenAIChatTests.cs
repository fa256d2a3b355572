using Alfred.Model;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Model;
using Microsoft.Extensions.AI;

namespace Alfred.Gateway.Tests.Model;

/// <summary>The way to the model over HTTP: what it says arrives, what goes wrong ends in time and says why.</summary>
public sealed class OpenAIChatTests
{
    private static readonly AIFunctionDeclaration Add = AIFunctionFactory.CreateDeclaration(
        "groceries_add", "Adds",
        System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{"items":{"type":"string"}}}""").RootElement);

    [Fact]
    public async Task words_arrive_with_what_they_cost()
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.Key = "sk-test";
        client.Model.Say("Hello!");

        var answer = await client.AskAsync("hello");

        Assert.Equal("Hello!", answer.Text);
        Assert.True(answer.Usage is { InputTokenCount: > 0, OutputTokenCount: > 0 });
        var request = Assert.Single(client.Model.Requests.All);
        Assert.Equal(("test-1", "hello"), (request.Model, request.Asked));
    }

    [Fact]
    public async Task a_call_arrives_with_its_arguments()
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.Call("groceries_add", """{"items":"milk, 2 eggs"}""");

        var call = CallOf(await client.AskAsync("we need milk", Add));

        Assert.Equal("groceries_add", call.Name);
        Assert.Equal("milk, 2 eggs", $"{call.Arguments!["items"]}");
        Assert.Equal(["groceries_add"], client.Model.Requests.All[0].Tools);
    }

    // As servers that only resemble OpenAI's answer.
    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"Hello!"}}]}""")]
    [InlineData(
        """{"id":null,"object":"text","model":null,"created":"today","choices":"""
        + """[{"index":"0","message":{"role":"bot","content":"Hello!"},"finish_reason":"eos"}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"Hello!","tool_calls":[]}}],"usage":{"prompt_tokens":-1,"completion_tokens":null}}""")]
    [InlineData(
        """{"choices":[{"message":{"content":"Hello!","reasoning_content":"hm"},"logprobs":null}],"usage":"none","service_tier":"x"}""")]
    [InlineData(
        """{"choices":[{"message":{"content":"Hello!","tool_calls":null},"finish_reason":null}]"""
        + ""","usage":{"prompt_tokens":3.0,"completion_tokens":1}}""")]
    public async Task an_answer_with_odd_or_missing_fields_is_read(string body)
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.AnswerNext(new FakeAnswer.Respond(200, body));

        Assert.Equal("Hello!", (await client.AskAsync()).Text);
    }

    [Theory]
    [InlineData("""{"function":{"name":"groceries_add","arguments":"{\"items\":\"milk\"}"}}""")]
    [InlineData("""{"id":"","type":null,"function":{"name":"groceries_add","arguments":{"items":"milk"}}}""")]
    [InlineData(
        """{"id":7,"type":"tool","index":0,"function":{"name":"groceries_add","arguments":"{\"items\":\"milk\"}","strict":true}}""")]
    public async Task a_call_with_odd_or_missing_fields_is_read(string call)
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.AnswerNext(new FakeAnswer.Respond(200, $$$"""{"choices":[{"message":{"tool_calls":[{{{call}}}]}}]}"""));

        var read = CallOf(await client.AskAsync("x", Add));

        Assert.Equal(("groceries_add", "milk"), (read.Name, $"{read.Arguments!["items"]}"));
    }

    [Fact]
    public async Task an_answer_that_is_streamed_although_nobody_asked_is_read()
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.AnswerNext(new FakeAnswer.Respond(
            200,
            """
            : comment

            data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}],"x":1}

            data: {"choices":[{"delta":{"content":"lo!"}}]}

            data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"groceries_add","arguments":"{\"items\":"}}]}}]}

            data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"milk\"}"}}]},"finish_reason":"tool_calls"}]}

            data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}

            data: [DONE]


            """,
            "text/event-stream"));

        var answer = await client.AskAsync("x", Add);

        Assert.Equal(("Hello!", 5L), (answer.Text, answer.Usage!.InputTokenCount));
        Assert.Equal("milk", $"{CallOf(answer).Arguments!["items"]}");
    }

    public static TheoryData<string, ModelFailure, int> Failures => new()
    {
        { "busy", ModelFailure.Busy, 3 }, { "busy for long", ModelFailure.Busy, 1 }, { "down", ModelFailure.Unavailable, 3 },
        { "cut", ModelFailure.Unavailable, 3 }, { "garbage", ModelFailure.Unavailable, 3 }, { "page", ModelFailure.Unavailable, 3 },
        { "empty", ModelFailure.Unavailable, 3 }, { "hang", ModelFailure.TooSlow, 3 }, { "key", ModelFailure.Refused, 1 },
        { "cut stream", ModelFailure.Unavailable, 3 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task a_failure_is_tried_again_where_that_may_help_and_says_why(string what, ModelFailure expected, int tries)
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.Otherwise = Failure(what);
        client.Step = TimeSpan.FromSeconds(what == "hang" ? 10 : 1);

        var failure = await Assert.ThrowsAnyAsync<ModelException>(() => client.AskAsync("a secret"));

        Assert.Equal((expected, tries), (failure.Failure, client.Model.Requests.Count));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_failure_that_passes_is_not_noticed()
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.AnswerNext(ModelFailures.Down);
        client.Model.AnswerNext(ModelFailures.Garbage);
        client.Model.Say("Hello!");

        Assert.Equal("Hello!", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task a_model_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var client = await ModelClient.StartAsync();
        client.Model.Otherwise = ModelFailures.Down;
        for (var message = 0; message < 4; message++)
            await Assert.ThrowsAnyAsync<ModelException>(() => client.AskAsync());
        var asked = client.Model.Requests.Count;

        await Assert.ThrowsAnyAsync<ModelException>(() => client.AskAsync());
        Assert.Equal(asked, client.Model.Requests.Count);

        client.Model.Otherwise = null;
        client.Model.Say("Hello!");
        client.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("Hello!", (await client.AskAsync()).Text);
    }

    private static FunctionCallContent CallOf(ChatResponse answer) =>
        Assert.Single(answer.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());

    private static FakeAnswer Failure(string what) => what switch
    {
        "busy" => ModelFailures.Busy.WithRetryAfter(TimeSpan.FromSeconds(1)),
        "busy for long" => ModelFailures.Busy.WithRetryAfter(TimeSpan.FromMinutes(5)),
        "down" => ModelFailures.Down,
        "cut" => new FakeAnswer.Cut(),
        "garbage" => ModelFailures.Garbage,
        "page" => ModelFailures.Page,
        "empty" => new FakeAnswer.Respond(200, """{"choices":[]}"""),
        "hang" => new FakeAnswer.Hang(),
        "cut stream" => new FakeAnswer.Respond(200, "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n", "text/event-stream"),
        _ => new FakeAnswer.Respond(401, """{"error":{"message":"Incorrect API key provided: secret"}}"""),
    };
}

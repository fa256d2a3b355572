using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.Sandbox;

/// <summary>The model that the sandbox plays where there is no key, over OpenAI's wire format, and its page.</summary>
public sealed class SandboxModelTests
{
    private const string Low = "we are running low on oat milk";

    [Theory]
    [InlineData(Low, """{"items":"oat milk"}""")]
    [InlineData("uns geht die Milch bald aus", """{"items":"die Milch"}""")]
    [InlineData("se está acabando el pan", """{"items":"el pan"}""")]
    [InlineData("il n'y a bientôt plus de lait", """{"items":"lait"}""")]
    [InlineData("melk is bijna op", """{"items":"melk"}""")]
    public async Task a_sentence_of_its_script_becomes_a_call_in_each_language(string said, string arguments)
    {
        await using var gateway = await SandboxGateway.StartAsync();

        var message = (await AnswerAsync(gateway, said)).GetProperty("choices")[0].GetProperty("message");

        var function = message.GetProperty("tool_calls")[0].GetProperty("function");
        Assert.Equal("groceries_add", function.GetProperty("name").GetString());
        Assert.Equal(arguments, function.GetProperty("arguments").GetString());
    }

    [Fact]
    public async Task what_it_does_not_know_it_leaves()
    {
        await using var gateway = await SandboxGateway.StartAsync();

        var message = (await AnswerAsync(gateway, "xyzzy")).GetProperty("choices")[0].GetProperty("message");

        Assert.False(message.TryGetProperty("content", out _) || message.TryGetProperty("tool_calls", out _));
    }

    [Fact]
    public async Task a_stream_comes_in_pieces_and_ends_with_what_it_cost()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await PostAsync(gateway, Low, isStreamed: true);

        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.All(lines, line => Assert.StartsWith("data: ", line, StringComparison.Ordinal));
        Assert.InRange(lines.Length, 5, 30);
        Assert.Equal("data: [DONE]", lines[^1]);
        Assert.Contains("\"usage\":{\"prompt_tokens\":", lines[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modelBusy", HttpStatusCode.TooManyRequests)]
    [InlineData("modelDown", HttpStatusCode.InternalServerError)]
    public async Task trouble_can_be_made(string fault, HttpStatusCode expected)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync($"faults/{fault}/true");

        using var response = await PostAsync(gateway, Low);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("modelWrongTool", "run_shell")]
    [InlineData("modelInvents", "as_admin")]
    [InlineData("modelClaims", "I've added it")]
    public async Task it_can_be_led_astray(string fault, string said)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync($"faults/{fault}/true");

        var message = (await AnswerAsync(gateway, Low)).GetProperty("choices")[0].GetProperty("message");
        var words = message.TryGetProperty("content", out var content) ? content.GetString()!
            : $"{message.GetProperty("tool_calls")[0].GetProperty("function")}";
        Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_its_key_it_says_nothing()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await PostAsync(gateway, Low, key: "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task a_developer_sees_each_request_and_what_was_answered()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await AnswerAsync(gateway, Low);

        using var page = await gateway.Client.GetAsync("/sandbox/model");
        var entry = Assert.Single((await gateway.Client.GetFromJsonAsync<JsonElement>("/sandbox/model/requests")).EnumerateArray());

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("played", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Low, entry.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.Equal("groceries_add", entry.GetProperty("answer").GetProperty("calls")[0].GetProperty("tool").GetString());
    }

    private static async Task<JsonElement> AnswerAsync(TestGateway gateway, string said)
    {
        using var response = await PostAsync(gateway, said);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        TestGateway gateway, string said, bool isStreamed = false, string key = "sandbox")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/model/v1/chat/completions")
        {
            Content = JsonContent.Create(new
            {
                model = "played", stream = isStreamed, messages = new[] { new { role = "user", content = said } },
                tools = new[] { new { type = "function", function = new { name = "groceries_add" } } },
            }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
        return await gateway.Client.SendAsync(request);
    }
}

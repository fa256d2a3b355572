using System.Net;
using System.Net.Http.Headers;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class SandboxAccessTests
{
    [Fact]
    public async Task this_machine_needs_no_token()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = await gateway.Client.GetAsync("/sandbox");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_bare_address_leads_to_the_sandbox()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = await gateway.Client.GetAsync("/");
        Assert.Equal((HttpStatusCode.Redirect, "/sandbox"), (page.StatusCode, page.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/sandbox/nothing")]
    [InlineData("/sandbox/nothing/at/all")]
    public async Task an_address_that_is_none_is_answered_with_a_page_that_leads_back(string address)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = await gateway.Client.GetAsync(address);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("href=\"/sandbox\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/sandbox/page/sandbox.html")]
    [InlineData("/sandbox/page/missing.html")]
    [InlineData("/sandbox/page/icon.svg")]
    public async Task no_page_comes_without_a_policy_under_whatever_address(string address)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = await gateway.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task cannot_see_the_sandbox_when_the_operator_set_a_token()
    {
        await using var gateway = await SandboxGateway.StartAsync(isTokenGenerated: false);
        using var response = await gateway.Client.GetAsync("/sandbox/state");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task cannot_drive_the_sandbox_when_the_request_is_of_another_origin(string header, string value)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/phones/{SandboxGateway.Ada}/say")
        {
            Content = new StringContent("""{"text":"add bananas"}""", MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await gateway.BubblesAsync());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task cannot_reach_the_played_apis_when_the_request_is_of_another_origin(string header, string value)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        foreach (var path in new[] { "slack/response/1", "slack/upload/1", "slack/api/auth.test", "model/v1/chat/completions" })
        {
            var answers = new List<HttpStatusCode>();
            foreach (var isForeign in new[] { false, true })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/{path}") { Content = new StringContent("no json") };
                if (isForeign)
                    request.Headers.TryAddWithoutValidation(header, value);
                using var response = await gateway.Client.SendAsync(request);
                answers.Add(response.StatusCode);
            }

            Assert.Equal(HttpStatusCode.NotFound, answers[1]);
            if (path != "slack/upload/1")
                Assert.NotEqual(HttpStatusCode.NotFound, answers[0]);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task cannot_drive_the_sandbox_when_the_body_is_one_that_forms_send(string contentType)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        foreach (var path in new[] { "faults/outage/true", $"phones/{SandboxGateway.Ada}/say", $"phones/{SandboxGateway.Ada}/file" })
        {
            using var content = new StringContent("""{"text":"add bananas"}""", MediaTypeHeaderValue.Parse(contentType));
            using var response = await gateway.Client.PostAsync($"/sandbox/{path}", content);
            Assert.False(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        }

        Assert.Empty(await gateway.BubblesAsync());
        Assert.Equal(0, (await gateway.StateAsync()).GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task cannot_use_the_played_apis_when_the_token_is_wrong()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var graph = await gateway.Client.PostAsync("/sandbox/graph/v24.0/1/messages", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, graph.StatusCode);
        using var slack = await gateway.Client.PostAsync("/sandbox/slack/api/chat.postMessage", new StringContent("{}"));
        Assert.Contains("invalid_auth", await slack.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox.css", "text/css")]
    [InlineData("sandbox.js", "text/javascript")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task the_pages_parts_are_served(string name, string contentType)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await gateway.Client.GetAsync($"/sandbox/page/{name}");
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("sandbox")]
    [InlineData("..%2Fsandbox.js")]
    public async Task what_is_no_part_of_the_page_is_not_found(string name)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await gateway.Client.GetAsync($"/sandbox/page/{name}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}

using System.Net;
using System.Net.Http.Headers;
using Alfred.Gateway.Access;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Gateway.Tests.Access;

public sealed class AccessTests
{
    [Fact]
    public async Task a_route_of_somebody_else_is_closed_unless_the_token_is_right()
    {
        await using var gateway = await StartAsync(TestGateway.Options());
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(gateway, "/metrics"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(gateway, "/metrics", token: "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(gateway, "/metrics", token: ""));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(gateway, "/metrics", token: TestGateway.OperatorToken));
    }

    [Fact]
    public async Task only_the_webhooks_and_the_health_routes_are_public()
    {
        var options = TestGateway.Options(WhatsAppGateway.Options(isSandbox: true), SlackGateway.Options(isSandbox: true));
        await using var gateway = await StartAsync(options);
        var open = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<RouteAccessMetadata>()?.Access == RouteAccess.Public)
            .Select(route => route.RoutePattern.RawText!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal("/healthz /readyz /slack/events /webhook", string.Join(' ', open));
    }

    [Fact]
    public async Task read_models_are_open_to_this_machine_while_nobody_set_a_token()
    {
        await using var gateway = await StartAsync(TestGateway.Options() with { IsOperatorTokenGenerated = true });
        await gateway.ReadModel.SetAsync("grocery", """["bananas"]""");
        Assert.Equal("""["bananas"]""", await gateway.Client.GetStringAsync("/redis/grocery"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(gateway, "/redis/nothing"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(gateway, "/metrics"));
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("CF-Connecting-IP", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("True-Client-IP", "203.0.113.9")]
    [InlineData("Fly-Client-IP", "203.0.113.9")]
    [InlineData("Proxy-Client-IP", "203.0.113.9")]
    [InlineData("X-Varnish", "32770")]
    [InlineData("X-Remote-Addr", "203.0.113.9")]
    [InlineData("Surrogate-Capability", "a=ESI/1.0")]
    [InlineData("X_Forwarded_For", "203.0.113.9")]
    [InlineData("Some-New-Proxy", "1")]
    public async Task cannot_read_without_a_token_when_the_request_only_passes_through_this_machine(string header, string value)
    {
        await using var gateway = await StartAsync(TestGateway.Options() with { IsOperatorTokenGenerated = true });
        await gateway.ReadModel.SetAsync("grocery", "[]");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/redis/grocery");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-origin", "sec-fetch-site: same-origin")]
    [InlineData("User-Agent: curl", "User-Agent: proxy")]
    public async Task cannot_read_without_a_token_when_a_header_is_repeated(string first, string second)
    {
        await using var gateway = await StartAsync(TestGateway.Options() with { IsOperatorTokenGenerated = true });
        await gateway.ReadModel.SetAsync("grocery", "[]");
        Assert.StartsWith("HTTP/1.1 200 ", await gateway.GetAsync("/redis/grocery", first), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401 ", await gateway.GetAsync("/redis/grocery", first, second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task cannot_read_without_a_token_when_the_operator_set_one_or_in_production()
    {
        await using var withToken = await StartAsync(TestGateway.Options());
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(withToken, "/redis/grocery"));
        await using var production = await StartAsync(TestGateway.Options(isProduction: true) with { IsOperatorTokenGenerated = true });
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(production, "/redis/grocery"));
    }

    [Fact]
    public async Task an_operator_port_takes_the_operators_routes_and_nothing_else()
    {
        var options = TestGateway.Options(WhatsAppGateway.Options()) with { Port = FreePort.Take(), OperatorPort = FreePort.Take() };
        await using var gateway = await StartAsync(options);
        var publicUrl = new Uri($"http://localhost:{options.Port}");
        var operatorUrl = new Uri($"http://localhost:{options.OperatorPort}");
        Assert.Equal(
            HttpStatusCode.NotFound, await GetAsync(gateway, new Uri(publicUrl, "/metrics").AbsoluteUri, TestGateway.OperatorToken));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(gateway, new Uri(operatorUrl, "/metrics").AbsoluteUri, TestGateway.OperatorToken));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(gateway, new Uri(publicUrl, "/healthz").AbsoluteUri));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(gateway, new Uri(operatorUrl, "/webhook").AbsoluteUri));
    }

    [Fact]
    public async Task channels_that_are_not_configured_have_no_routes()
    {
        await using var gateway = await StartAsync(TestGateway.Options());
        foreach (var path in new[] { "/webhook", "/slack/events", "/sandbox" })
        {
            using var response = await gateway.Client.PostAsync(path, content: null);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, response.StatusCode));
        }
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable)]
    public async Task readiness_follows_the_checks_and_liveness_does_not(HealthStatus health, HttpStatusCode ready)
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options(), health);
        using var response = await gateway.Client.GetAsync("/readyz");
        Assert.Equal(ready, response.StatusCode);
        Assert.Equal($$$"""{"status":"{{{health}}}","checks":{"database":"{{{health}}}"}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, await GetAsync(gateway, "/healthz"));
    }

    [Fact]
    public async Task an_exception_becomes_a_500_that_tells_nothing()
    {
        await using var gateway = await StartAsync(TestGateway.Options());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/broken")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TestGateway.OperatorToken) },
        };
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("internal error\n", await response.Content.ReadAsStringAsync());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Empty(response.Headers.Server);
        Assert.Contains(gateway.Logs.All, line => line.Contains("broken on purpose", StringComparison.Ordinal));
    }

    private static Task<TestGateway> StartAsync(GatewayOptions options) => TestGateway.StartAsync(options, alsoMap: static app =>
    {
        app.MapGet("/metrics", () => "up 1");
        app.MapGet("/broken", string () => throw new InvalidOperationException("broken on purpose"));
    });

    private static async Task<HttpStatusCode> GetAsync(TestGateway gateway, string url, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }
}

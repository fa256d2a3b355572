using System.Collections.Immutable;
using System.Net;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.Tests.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Access;

/// <summary>S7: a route is closed unless it stands in this list.</summary>
public sealed class ClosedRouteTests
{
    /// <summary>What strangers may ask, and what they get without a signature.</summary>
    private static readonly ImmutableDictionary<string, HttpStatusCode> Open = new Dictionary<string,
        HttpStatusCode>(StringComparer.Ordinal)
    {
        ["GET /webhook"] = HttpStatusCode.Forbidden,
        ["POST /webhook"] = HttpStatusCode.Unauthorized,
        ["POST /slack/events"] = HttpStatusCode.Unauthorized,
        ["GET /healthz"] = HttpStatusCode.OK,
        ["HEAD /healthz"] = HttpStatusCode.OK,
        ["GET /readyz"] = HttpStatusCode.OK,
        ["GET /dashboard/sign-in"] = HttpStatusCode.OK,
        ["GET /dashboard/sign-in/x"] = HttpStatusCode.NotFound,
        ["POST /dashboard/sign-in"] = HttpStatusCode.Forbidden,
        ["GET /dashboard/sign-out"] = HttpStatusCode.Redirect,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task without_credentials_every_other_route_is_401(bool isProduction)
    {
        var options = TestGateway.Options(
            WhatsAppGateway.Options(isSandbox: !isProduction), SlackGateway.Options(isSandbox: !isProduction), isProduction);
        await using var gateway = isProduction
            ? await TestGateway.StartAsync(options, alsoMap: Forget)
            : await SandboxGateway.StartAsync(options, [], Forget);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (method, path) in RoutesOf(gateway))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            // From elsewhere, as far as the gate can tell.
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            using var response = await gateway.Client.SendAsync(request);
            var route = $"{method} {path}";
            if (Open.TryGetValue(route, out var expected))
                opened.Add(route);
            else
                // The sandbox's own APIs do not even exist for others.
                expected = path.StartsWith("/sandbox/graph", StringComparison.Ordinal)
                    || path.StartsWith("/sandbox/slack/", StringComparison.Ordinal)
                    || path.StartsWith("/sandbox/weather", StringComparison.Ordinal)
                    || path.StartsWith("/sandbox/model/v1/", StringComparison.Ordinal)
                    ? HttpStatusCode.NotFound
                    : HttpStatusCode.Unauthorized;
            Assert.Equal((route, expected), (route, response.StatusCode));
        }

        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), opened.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task the_forwarded_header_opens_nothing_either()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options() with { IsOperatorTokenGenerated = true });
        foreach (var address in (string[])["127.0.0.1", "::1", "localhost", ""])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/redis/grocery");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
            using var response = await gateway.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    private static void Forget(WebApplication app) => app.MapGet("/a-route-that-somebody-forgot", () => "secrets");

    private static IEnumerable<(string Method, string Path)> RoutesOf(TestGateway gateway)
    {
        foreach (var route in gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" +
                string.Join(
                    '/',
                    route.RoutePattern.PathSegments.Select(
                        segment =>
                            segment.Parts[0] switch
                            {
                                RoutePatternLiteralPart literal => literal.Content,
                                // The console's are numbers.
                                RoutePatternParameterPart { ParameterPolicies.Count: > 0 } => "1",
                                _ => "x",
                            }));
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                yield return (method, path);
        }
    }
}

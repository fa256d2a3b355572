using System.Net;
using System.Net.Http.Headers;
using Alfred.Gateway.Access;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alfred.Gateway.Tests.Access;

public sealed class SignInTests
{
    private const string Token = TestGateway.OperatorToken;

    [Fact]
    public async Task a_browser_that_is_not_signed_in_gets_the_form_with_status_401()
    {
        await using var gateway = await StartAsync();
        using var response = await OpenAsync(gateway, "/console?tab=1");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("""<input type="hidden" name="return" value="/console?tab=1">""", page, StringComparison.Ordinal);
        Assert.Equal(SignInAnswers.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task a_program_gets_the_status_alone()
    {
        await using var gateway = await StartAsync();
        using var response = await gateway.Client.GetAsync("/console");
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task the_token_signs_in_and_leads_back()
    {
        await using var gateway = await StartAsync();
        using var response = await SignInAsync(gateway, Token, "/console?tab=1");
        Assert.Equal((HttpStatusCode.SeeOther, "/console?tab=1"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Equal("the console", await gateway.Client.GetStringAsync("/console"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_cookie_tells_nothing_and_goes_nowhere_else(bool isBehindTls)
    {
        await using var gateway = await StartAsync();
        using var response = await SignInAsync(gateway, Token, "/console", isBehindTls ? ("X-Forwarded-Proto", "https") : default);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("alfred-home-operator=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, cookie, StringComparison.Ordinal);
        foreach (var attribute in (string[])["max-age=43200", "path=/", "samesite=strict", "httponly"])
            Assert.Contains(attribute, cookie, StringComparison.Ordinal);
        Assert.Equal(isBehindTls, cookie.Contains("secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task another_token_is_refused_in_words()
    {
        await using var gateway = await StartAsync();
        using var response = await SignInAsync(gateway, "guess", "/console");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("""role="alert">That is not the operator""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task a_session_ends_after_twelve_hours()
    {
        await using var gateway = await StartAsync();
        await SignInAsync(gateway, Token, "/console");
        gateway.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/console"));
        gateway.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, "/console"));
    }

    [Fact]
    public async Task signing_out_ends_it()
    {
        await using var gateway = await StartAsync();
        await SignInAsync(gateway, Token, "/console");
        using var response = await gateway.Client.GetAsync("/dashboard/sign-out");
        Assert.Equal((HttpStatusCode.Redirect, "/dashboard/sign-in"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, "/console"));
    }

    [Fact]
    public async Task cannot_enter_with_a_copy_of_the_cookie_once_its_owner_signed_out()
    {
        await using var gateway = await StartAsync();
        using var mine = await SignInAsync(gateway, Token, "/console");
        using var other = await SignInAsync(gateway, Token, "/console");
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        thief.BaseAddress = gateway.Url;

        Assert.Equal(HttpStatusCode.OK, await WithCookieOfAsync(thief, mine, "/console"));
        await WithCookieOfAsync(thief, mine, "/dashboard/sign-out");

        Assert.Equal(HttpStatusCode.Unauthorized, await WithCookieOfAsync(thief, mine, "/console"));
        Assert.Equal(HttpStatusCode.OK, await WithCookieOfAsync(thief, other, "/console"));
    }

    [Theory]
    [InlineData("9999999999.")]
    [InlineData("9999999999")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task cannot_enter_with_a_cookie_that_somebody_made_up(string value)
    {
        await using var gateway = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, "/console", ("Cookie", $"alfred-home-operator={value}")));
    }

    [Fact]
    public async Task cannot_enter_with_a_cookie_when_its_end_was_moved_or_the_token_is_another()
    {
        await using var gateway = await StartAsync();
        using var response = await SignInAsync(gateway, Token, "/console");
        var value = response.Headers.GetValues("Set-Cookie").Single().Split('=', 2)[1].Split(';')[0];
        await using var other = await StartAsync(TestGateway.Options() with { OperatorToken = "another-token-of-the-tests" });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, "/console", ("Cookie", $"alfred-home-operator={value}")));
        await using var same = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(same, "/console", ("Cookie", $"alfred-home-operator=9{value}")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(same, "/console", ("Cookie", $"alfred-home-operator={value}")));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task cannot_use_the_session_or_sign_in_or_out_when_a_foreign_page_asks(string header, string value)
    {
        await using var gateway = await StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(gateway, Token, "/console", (header, value))).StatusCode);
        await SignInAsync(gateway, Token, "/console");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, "/console", (header, value)));
        await StatusAsync(gateway, "/dashboard/sign-out", (header, value));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/console"));
    }

    [Fact]
    public async Task the_form_sends_its_own_origin()
    {
        await using var gateway = await StartAsync();
        var origin = gateway.Url.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(gateway, Token, "/console", ("Origin", origin))).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("")]
    [InlineData("/")]
    public async Task cannot_be_led_elsewhere_after_signing_in(string returnTo)
    {
        await using var gateway = await StartAsync();
        using var response = await SignInAsync(gateway, Token, returnTo);
        Assert.Equal("/dashboard", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task an_address_cannot_write_into_the_page()
    {
        await using var gateway = await StartAsync();
        using var response = await OpenAsync(gateway, "/console?a=\"><script>alert(1)</script>{problem}");
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task cannot_guess_more_than_twenty_tokens_a_minute()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < TokenCheck.MaxWrong; i++)
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                i % 2 == 0
                    ? (await SignInAsync(gateway, $"guess {i}", "/console")).StatusCode
                    : await StatusAsync(gateway, "/console", ("Authorization", $"Bearer guess{i}")));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(gateway, Token, "/console")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/console", ("Authorization", $"Bearer {Token}")));
        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/console", ("Authorization", $"Bearer {Token}")));
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(gateway, Token, "/console")).StatusCode);
    }

    [Fact]
    public void cannot_guess_more_by_the_other_addresses_of_ones_own_network()
    {
        var tokens = new TokenCheck(TestGateway.Options(), TimeProvider.System, NullLogger<TokenCheck>.Instance);
        for (var i = 0; i < TokenCheck.MaxWrong; i++)
            Assert.Equal(TokenResult.Wrong, tokens.Check(From($"2001:4860:1:2::{i:x}"), "guess"));
        Assert.Equal(TokenResult.TooMany, tokens.Check(From("2001:4860:1:2:ffff::1"), Token));
        Assert.Equal(TokenResult.Admin, tokens.Check(From("2001:4860:1:3::1"), Token));

        static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
    }

    [Fact]
    public void guesses_from_a_thousand_addresses_do_not_keep_the_operator_out()
    {
        var tokens = new TokenCheck(TestGateway.Options(), TimeProvider.System, NullLogger<TokenCheck>.Instance);
        for (var i = 0; i < 1_100; i++)
            Assert.Equal(TokenResult.Wrong, tokens.Check(From($"2001:db8:{i:x}::1"), "guess"));
        Assert.Equal(TokenResult.Admin, tokens.Check(From("127.0.0.1"), Token));

        static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=a", "--a\r\nx")]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "token=+AGE-")]
    [InlineData("application/json", "{}")]
    public async Task a_stranger_cannot_make_an_error_of_a_form(string type, string body)
    {
        await using var gateway = await StartAsync();
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await gateway.Client.PostAsync("/dashboard/sign-in", content);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.DoesNotContain(gateway.Logs.All, static line => line.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_form_is_on_the_operators_listener_only()
    {
        var options = TestGateway.Options() with { Port = FreePort.Take(), OperatorPort = FreePort.Take() };
        await using var gateway = await StartAsync(options);
        foreach (var path in (string[])["/dashboard/sign-in", "/dashboard/sign-in/sign-in.css", "/dashboard/sign-in/icon.svg"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(gateway, $"http://localhost:{options.Port}{path}"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, $"http://localhost:{options.OperatorPort}{path}"));
        }
    }

    private static Task<TestGateway> StartAsync(GatewayOptions? options = null) =>
        TestGateway.StartAsync(options ?? TestGateway.Options(), alsoMap: static app => app.MapGet("/console", () => "the console"));

    private static async Task<HttpResponseMessage> OpenAsync(TestGateway gateway, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await gateway.Client.SendAsync(request);
    }

    // The client keeps cookies as a browser does.
    private static async Task<HttpResponseMessage> SignInAsync(
        TestGateway gateway, string token, string returnTo, (string Name, string Value) header = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dashboard/sign-in")
        {
            Content = new FormUrlEncodedContent([new("token", token), new("return", returnTo)]),
        };
        if (header.Name is not null)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await gateway.Client.SendAsync(request);
    }

    private static async Task<HttpStatusCode> WithCookieOfAsync(HttpClient client, HttpResponseMessage signIn, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", Assert.Single(signIn.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(TestGateway gateway, string path, (string Name, string Value) header = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header.Name is not null)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }
}

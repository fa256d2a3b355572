using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Alfred.DeadLetters;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Operators;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Console;

/// <summary>Who may see the console, and what has to come along with what changes something.</summary>
public sealed partial class ConsoleAccessTests
{
    private const string ReadToken = "reader-token-of-the-tests";
    private const string Page = "/dashboard/dead-letters";
    private const string Replay = "/dashboard/dead-letters/out-9/replay";

    [Fact]
    public async Task a_form_of_the_page_is_done_once_and_leads_back_to_where_it_stood()
    {
        var (gateway, letters) = await StartAsync();
        await using var started = gateway;
        await SignInAsync(gateway, TestGateway.OperatorToken);
        var form = Forms().Match(await gateway.Client.GetStringAsync($"{Page}?kind=reply")).Groups;

        using var answer = await PostAsync(
            gateway, Replay, ("csrf", form["token"].Value), ("return", WebUtility.HtmlDecode(form["return"].Value)));

        Assert.Equal(
            (HttpStatusCode.SeeOther, $"{Page}?kind=reply&said=done"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal((new DeadLetterId(true, 9), OperatorRole.Admin), Assert.Single(letters.Replayed));
        Assert.Contains("Done.", await gateway.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task cannot_change_anything_when_the_form_is_not_of_our_page(string token)
    {
        var (gateway, letters) = await StartAsync();
        await using var started = gateway;
        await SignInAsync(gateway, TestGateway.OperatorToken);
        using var answer = await PostAsync(gateway, Replay, ("csrf", token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(letters.Replayed);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task cannot_change_anything_when_a_foreign_page_sends_the_form(string header, string value)
    {
        var (gateway, letters) = await StartAsync();
        await using var started = gateway;
        await SignInAsync(gateway, TestGateway.OperatorToken);
        var token = Forms().Match(await gateway.Client.GetStringAsync(Page)).Groups["token"].Value;
        gateway.Client.DefaultRequestHeaders.Add(header, value);
        using var answer = await PostAsync(gateway, Replay, ("csrf", token));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(letters.Replayed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task who_only_reads_sees_the_page_and_cannot_change_anything(bool isSession)
    {
        var (gateway, letters) = await StartAsync();
        await using var started = gateway;
        if (isSession)
            await SignInAsync(gateway, ReadToken);
        else
            gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ReadToken);
        var page = await gateway.Client.GetStringAsync(Page);
        Assert.Contains("out-9", page, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", page, StringComparison.Ordinal);
        using var answer = await PostAsync(gateway, Replay);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var readModel = await gateway.Client.GetAsync("/redis/grocery");
        Assert.Equal(HttpStatusCode.Forbidden, readModel.StatusCode);
        Assert.Empty(letters.Replayed);
    }

    [Fact]
    public async Task another_read_token_ends_the_readers_sessions_and_no_admins()
    {
        var (gateway, _) = await StartAsync();
        await using var started = gateway;
        var (reader, admin) = (await SignInAsync(gateway, ReadToken), await SignInAsync(gateway, TestGateway.OperatorToken));
        var (other, _) = await StartAsync(readToken: "another-token-of-the-readers");
        await using var startedToo = other;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, reader));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, admin));
    }

    [Fact]
    public async Task no_script_but_our_own_file_may_run_and_nothing_is_kept()
    {
        var (gateway, _) = await StartAsync(new("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"));
        await using var started = gateway;
        await SignInAsync(gateway, TestGateway.OperatorToken);
        using var answer = await gateway.Client.GetAsync(Page);
        var html = await answer.Content.ReadAsStringAsync();
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Single(Scripts().Matches(html));
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineParts(), html);
    }

    [Theory]
    [InlineData("A\u0001da")]
    [InlineData("Ada\nBob")]
    [InlineData("\u202eadA")]
    [InlineData("A\u200bda")]
    [InlineData("A\ufffdda")]
    public async Task cannot_invite_a_name_that_hides_or_turns_what_stands_beside_it(string name)
    {
        var members = new RecordingMembers();
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(), alsoAdd: services => services.AddSingleton<IMemberView>(members));
        gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestGateway.OperatorToken);

        using var answer = await PostAsync(gateway, "/dashboard/members/invite", ("name", name), ("role", "Guest"));
        using var plain = await PostAsync(gateway, "/dashboard/members/invite", ("name", "Zoë O’Neill"), ("role", "Guest"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, plain.StatusCode));
        Assert.Contains("makes no sense", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["Zoë O’Neill"], members.Invited);
    }

    [Fact]
    public async Task the_members_page_says_how_many_strangers_were_refused()
    {
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(), alsoAdd: services => services.AddSingleton<IMemberView>(new RecordingMembers()));
        gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestGateway.OperatorToken);

        var page = await gateway.Client.GetStringAsync("/dashboard/members");

        Assert.Contains("2 strangers were refused in the last 30 days", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_database_that_is_away_is_said_in_words()
    {
        var (gateway, _) = await StartAsync();
        await using var started = gateway;
        gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestGateway.OperatorToken);
        using var answer = await PostAsync(gateway, "/dashboard/dead-letters/out-9/drop");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("The database does not answer.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(TestGateway Gateway, RecordingDeadLetters Letters)> StartAsync(
        RecordingDeadLetters? letters = null, string readToken = ReadToken)
    {
        letters ??= new();
        var gateway = await TestGateway.StartAsync(
            TestGateway.Options() with { OperatorReadToken = readToken },
            alsoAdd: services => services.AddSingleton<IDeadLetterView>(letters));
        return (gateway, letters);
    }

    private static async Task<string> SignInAsync(TestGateway gateway, string token)
    {
        using var answer = await PostAsync(gateway, "/dashboard/sign-in", ("token", token), ("return", Page));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> StatusAsync(TestGateway gateway, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Add("Cookie", cookie);
        using var answer = await gateway.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> PostAsync(TestGateway gateway, string path, params (string Name, string Value)[] fields) =>
        gateway.Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    [GeneratedRegex(
        "out-9/replay\".*?name=\"csrf\" value=\"(?<token>[^\"]+)\".*?name=\"return\" value=\"(?<return>[^\"]*)\"",
        RegexOptions.Singleline, 1_000)]
    private static partial Regex Forms();

    [GeneratedRegex("<script", RegexOptions.None, 1_000)]
    private static partial Regex Scripts();

    [GeneratedRegex(" (style|on[a-z]+)=\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex InlineParts();
}

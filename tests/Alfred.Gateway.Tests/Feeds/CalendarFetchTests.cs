using System.Globalization;
using Alfred.Feeds;
using Alfred.Gateway.Access;
using Alfred.Gateway.Feeds;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.Tests.Outbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Feeds;

/// <summary>How calendars are fetched: what leaves this machine, and what becomes of each answer.</summary>
public sealed class CalendarFetchTests
{
    private const string Calendar = """
        BEGIN:VCALENDAR
        X-WR-CALNAME:Family
        BEGIN:VEVENT
        UID:1
        SUMMARY:Dentist
        DTSTART:20261123T090000Z
        END:VEVENT
        END:VCALENDAR
        """;

    private static readonly DateTimeOffset ModifiedAt = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task a_calendar_is_read_with_its_name_and_version()
    {
        await using var gateway = await StartAsync((request, response) =>
        {
            response.Headers.ETag = "\"v1\"";
            response.Headers.LastModified = ModifiedAt.ToString("R", CultureInfo.InvariantCulture);
            return response.WriteAsync(Calendar);
        });

        var read = Assert.IsType<CalendarFetch.Read>(await FetchAsync(gateway));

        Assert.Equal("Family", read.Content.Name);
        Assert.Equal("Dentist", read.Content.Entries.Single().Title);
        Assert.Equal(new("\"v1\"", ModifiedAt), read.Content.Version);
    }

    [Fact]
    public async Task a_version_that_is_known_is_not_read_again()
    {
        await using var gateway = await StartAsync((request, response) =>
        {
            response.StatusCode = request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 500;
            return Task.CompletedTask;
        });

        Assert.IsType<CalendarFetch.Unchanged>(await FetchAsync(gateway, new("\"v1\"", null)));
    }

    [Theory]
    [InlineData(404, FeedFailure.NotFound)]
    [InlineData(410, FeedFailure.NotFound)]
    [InlineData(401, FeedFailure.Forbidden)]
    [InlineData(403, FeedFailure.Forbidden)]
    [InlineData(429, FeedFailure.Unreachable)]
    [InlineData(503, FeedFailure.Unreachable)]
    [InlineData(304, FeedFailure.Unreachable)]
    public async Task an_answer_that_is_no_calendar_says_why(int status, FeedFailure failure)
    {
        await using var gateway = await StartAsync((request, response) =>
        {
            response.StatusCode = status;
            return Task.CompletedTask;
        });

        Assert.Equal(new CalendarFetch.Failed(failure), await FetchAsync(gateway));
    }

    [Fact]
    public async Task a_page_in_its_place_is_no_calendar()
    {
        await using var gateway = await StartAsync((request, response) => response.WriteAsync("<html>Sign in</html>"));

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.NotACalendar), await FetchAsync(gateway));
    }

    [Fact]
    public async Task one_that_does_not_end_is_too_long()
    {
        await using var gateway = await StartAsync(async (request, response) =>
        {
            var block = new byte[64 * 1024];
            for (var i = 0; i < 40 && !request.HttpContext.RequestAborted.IsCancellationRequested; i++)
                await response.Body.WriteAsync(block, request.HttpContext.RequestAborted);
        });

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.TooLong), await FetchAsync(gateway));
    }

    [Fact]
    public async Task one_that_does_not_answer_delays_no_other()
    {
        using var mayEnd = new SemaphoreSlim(0);
        await using var gateway = await StartAsync(async (request, response) =>
        {
            if (request.Query.ContainsKey("slow"))
                await mayEnd.WaitAsync(request.HttpContext.RequestAborted);
            await response.WriteAsync(Calendar);
        });
        var slow = FetchAsync(gateway, query: "?slow");

        Assert.IsType<CalendarFetch.Read>(await FetchAsync(gateway));

        Assert.False(slow.IsCompleted);
        mayEnd.Release();
        Assert.IsType<CalendarFetch.Read>(await slow);
    }

    [Fact]
    public async Task a_redirect_is_followed_and_a_circle_of_them_is_not()
    {
        await using var gateway = await StartAsync((request, response) =>
        {
            if (request.Query.ContainsKey("arrived"))
                return response.WriteAsync(Calendar);
            response.Redirect(request.Query.ContainsKey("circle") ? "/calendar?circle" : "/calendar?arrived");
            return Task.CompletedTask;
        });

        Assert.IsType<CalendarFetch.Read>(await FetchAsync(gateway));
        Assert.Equal(new CalendarFetch.Failed(FeedFailure.Unreachable), await FetchAsync(gateway, query: "?circle"));
    }

    [Theory]
    [InlineData("http://calendar.example/family.ics")]
    [InlineData("https://127.0.0.1/family.ics")]
    [InlineData("https://192.168.1.10/family.ics")]
    [InlineData("https://nas.home/family.ics")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[fdaa::3]/family.ics")]
    public async Task in_production_nothing_but_a_public_encrypted_address_is_called(string url)
    {
        using var trap = new TrapDialer();
        trap.Name("calendar.example", "93.184.216.34");
        trap.Name("nas.home", "192.168.1.10");
        await using var services = OutboundFactory.Create(new(CalendarFeed.ClientName, [AllowedOrigin.AnyPublic()]), trap);
        using var feed = new CalendarFeed(services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System);
        Assert.True(CalendarUrl.TryParse(url, out var address));

        var fetch = await feed.FetchAsync(address, null, CalendarFile.From, 21, CancellationToken.None);

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.NotAllowed), fetch);
        Assert.False(trap.HasVisitors);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/dashboard")]
    [InlineData("http://127.0.0.1:5432/")]
    public async Task with_real_people_no_member_reaches_what_runs_on_this_machine_by_a_calendar(string url)
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options());
        Assert.True(CalendarUrl.TryParse(url, out var address));

        var fetch = await gateway.Services.GetRequiredService<ICalendarFeed>()
            .FetchAsync(address, null, CalendarFile.From, 21, CancellationToken.None);

        Assert.Equal(new CalendarFetch.Failed(FeedFailure.NotAllowed), fetch);
    }

    [Fact]
    public async Task no_log_line_holds_the_address()
    {
        await using var gateway = await StartAsync((request, response) =>
        {
            response.StatusCode = 500;
            return Task.CompletedTask;
        });

        await FetchAsync(gateway, query: "?token=canary-4711");

        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("canary-4711", StringComparison.Ordinal));
    }

    private static async Task<CalendarFetch> FetchAsync(TestGateway gateway, FeedVersion? known = null, string query = "")
    {
        Assert.True(CalendarUrl.TryParse($"{gateway.Url}calendar{query}", out var url));
        var feed = gateway.Services.GetRequiredService<ICalendarFeed>();
        return await feed.FetchAsync(url, known, CalendarFile.From, 21, CancellationToken.None);
    }

    private static Task<TestGateway> StartAsync(Func<HttpRequest, HttpResponse, Task> answer) => TestGateway.StartAsync(
        TestGateway.Options() with { HasOnlyMadeUpPeople = true },
        alsoMap: app => app.MapGet("/calendar", (HttpContext context) => answer(context.Request, context.Response))
            .WithAccess(RouteAccess.Loopback));
}

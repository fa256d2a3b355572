using System.Collections.Immutable;
using System.Net;
using Alfred.Gateway.Outbound;
using Alfred.Sandbox.Http;
using Alfred.Testing.Graph;
using Alfred.Testing.Http;
using Alfred.Testing.Processes;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Outbound;

public sealed class OutboundLimitTests
{
    [Fact]
    public async Task a_redirect_is_an_answer_and_not_an_order()
    {
        await using var inner = await FakeGraph.StartAsync();
        await using var outer = await FakeGraph.StartAsync();
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            outer.AnswerNext(
                new FakeAnswer.Respond(status, "")
                {
                    Headers = ImmutableDictionary<string,
                    string>.Empty.Add("Location", $"{inner.Url}v1/1/messages"),
                });
            await using var services = OutboundFactory.Create(new("test", [Fake(outer), Fake(inner)]));
            using var answer = await PostAsync(services, outer);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.Equal((5, 0), (outer.Calls.Count, inner.Calls.Count));
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task an_answer_ends_at_its_length_however_it_is_read(int length, bool isTaken)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var services = OutboundFactory.Create(new("test", [Fake(graph)]) { MaxResponseBytes = 1024 });
        graph.AnswerNext(new FakeAnswer.Respond(200, new string('x', length)), times: 2);
        foreach (
            var completion in (HttpCompletionOption[])[HttpCompletionOption.ResponseContentRead, HttpCompletionOption.ResponseHeadersRead])
        {
            var read = await Record.ExceptionAsync(async () =>
            {
                using var answer = await PostAsync(services, graph, completion);
                await using var body = await answer.Content.ReadAsStreamAsync();
                await body.CopyToAsync(Stream.Null);
            });
            Assert.Equal(
                isTaken ? null : OutboundRefusal.TooLong,
                (read as OutboundRefusedException ?? read?.InnerException as OutboundRefusedException)?.Reason);
        }
    }

    [Fact]
    public async Task a_call_ends_at_its_time_by_the_processs_clock()
    {
        await using var graph = await FakeGraph.StartAsync();
        var clock = new FakeTimeProvider();
        await using var services = OutboundFactory.Create(new("test", [Fake(graph)]) { TimeLimit = TimeSpan.FromSeconds(7) }, time: clock);
        graph.AnswerNext(new FakeAnswer.Hang());
        var call = PostAsync(services, graph);
        await graph.Calls.WaitForAsync(1, Limits.Patience);
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task nothing_of_the_environment_or_of_an_earlier_call_goes_along()
    {
        await using var services = OutboundFactory.Create(new("test", []));
        var handler = services.PrimaryHandler();
        Assert.Equal((false, false, false), (handler.UseProxy, handler.UseCookies, handler.AllowAutoRedirect));
        Assert.Equal(
            (null, null, DecompressionMethods.None),
            (handler.ActivityHeadersPropagator, handler.Credentials, handler.AutomaticDecompression));
    }

    private static AllowedOrigin Fake(FakeServer server) => AllowedOrigin.Configured(server.Url, isProduction: false);

    private static Task<HttpResponseMessage> PostAsync(
        Microsoft.Extensions.DependencyInjection.ServiceProvider services, FakeGraph graph,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        services.Client()
            .SendAsync(new(HttpMethod.Post, new Uri(graph.Url, "/v1/1/messages")) { Content = new StringContent("{}") }, completion);
}

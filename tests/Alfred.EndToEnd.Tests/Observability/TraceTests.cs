using System.Collections.Concurrent;
using System.Text;
using Alfred.Testing.Http;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.EndToEnd.Observability;

[Trait("Category", "HomeOnly")]
public sealed class TraceTests(SharedPostgres postgres)
{
    [Fact]
    public async Task a_collector_gets_the_spans_of_a_messages_way_and_nothing_of_what_it_says()
    {
        await using var collector = await Collector.StartAsync();
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.AbsoluteUri),
            ("OTEL_TRACES_SAMPLER_ARG", "1"));

        Assert.NotNull(await home.AskAlfredAsync("add champagne"));

        var sent = await Eventually.GetAsync(
            () => Task.FromResult(string.Concat(collector.Traces)),
            text => ((string[])["store", "handle", "send"]).All(span => text.Contains(span, StringComparison.Ordinal)));
        Assert.Contains("alfred-home", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("champagne", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(HomeInstance.Ada, sent, StringComparison.Ordinal);
    }

    private sealed class Collector : FakeServer
    {
        /// <summary>The bodies of traces; protocol buffers hold texts as they are.</summary>
        public ConcurrentQueue<string> Traces { get; } = new();

        public static async Task<Collector> StartAsync()
        {
            var fake = new Collector();
            await fake.StartAsync(
                app => app.MapPost("/v1/{what}", async (HttpContext context, string what) =>
                {
                    using var body = new MemoryStream();
                    await context.Request.Body.CopyToAsync(body);
                    if (what == "traces")
                        fake.Traces.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
                    return Results.Bytes([], "application/x-protobuf");
                }),
                port: 0);
            return fake;
        }
    }
}

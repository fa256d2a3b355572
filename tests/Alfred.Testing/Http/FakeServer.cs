using System.Collections.Concurrent;
using Alfred.Sandbox.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Testing.Http;

/// <summary>
/// A real server on a free loopback port for a fake API of the sandbox, with answers that a test decides. Answers well unless told
/// otherwise.
/// </summary>
public abstract class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeAnswer> _next = new();
    private WebApplication? _app;

    /// <summary>Where it listens; without a slash at the end.</summary>
    public Uri Url => new(_app?.Urls.First() ?? throw new InvalidOperationException("not started"));

    /// <summary>What calls get for which nothing was decided; null for the good answer.</summary>
    public FakeAnswer? Otherwise { get; set; }

    /// <summary>How long a good answer takes from the moment at which the call counts as accepted.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Decides what the next calls get, in order; afterwards the good answer comes again.</summary>
    public void AnswerNext(FakeAnswer answer, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _next.Enqueue(answer);
    }

    /// <summary>Starts to listen.</summary>
    protected async Task StartAsync(Action<WebApplication> map, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        map(_app);
        await _app.StartAsync();
    }

    /// <summary>What was decided for the call that comes now; null for the good answer.</summary>
    protected FakeAnswer? NextAnswer() => _next.TryDequeue(out var answer) ? answer : Otherwise;

    /// <summary>Does what was decided for this call, or else what the fake does by itself.</summary>
    /// <param name="context">The call, already read.</param>
    /// <param name="good">The answer when nothing was decided.</param>
    /// <param name="accept">What an accepted call leads to, whether its answer is ever read or not.</param>
    protected Task AnswerAsync(HttpContext context, FakeAnswer.Respond good, Action accept) =>
        context.AnswerAsync(NextAnswer(), good, accept, Latency);

    /// <summary>Stops; calls that hang are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is null)
            return;
        _app.Lifetime.StopApplication();
        await _app.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Testing.Http;

/// <summary>A provider's API played by a real server on a free loopback port. Answers well unless told otherwise.</summary>
public abstract class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeAnswer> _next = new();
    private readonly CancellationTokenSource _stopping = new();
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

    /// <summary>Does what was decided for this call, or else what the fake does by itself.</summary>
    /// <param name="context">The call, already read.</param>
    /// <param name="good">The answer when nothing was decided.</param>
    /// <param name="accept">What the call leads to when it is accepted, which a provider does before its answer is read, or whether it ever is.</param>
    protected async Task AnswerAsync(HttpContext context, FakeAnswer.Respond good, Action accept)
    {
        if (!_next.TryDequeue(out var answer) && (answer = Otherwise) is null)
        {
            accept();
            await Task.Delay(Latency, TimeProvider.System);
            await WriteAsync(context, good);
            return;
        }

        switch (answer)
        {
            case FakeAnswer.AcceptAndCut:
                accept();
                context.Abort();
                break;
            case FakeAnswer.Respond respond:
                await WriteAsync(context, respond);
                break;
            case FakeAnswer.Cut:
                context.Abort();
                break;
            default:
                await HangAsync(context);
                break;
        }
    }

    /// <summary>Stops; calls that hang are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _stopping.CancelAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Never answers; ends when the caller leaves or the server stops.</summary>
    protected async Task HangAsync(HttpContext context)
    {
        var left = new TaskCompletionSource();
        await using var gone = context.RequestAborted.Register(() => left.TrySetResult());
        await using var stopped = _stopping.Token.Register(() => left.TrySetResult());
        await left.Task;
        context.Abort();
    }

    private static Task WriteAsync(HttpContext context, FakeAnswer.Respond answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(answer.Body);
    }
}

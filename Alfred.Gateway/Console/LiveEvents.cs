using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Console;

/// <summary>Tells open pages that something happened, so that they load what they show again: server-sent events without content.</summary>
internal static class LiveEvents
{
    /// <summary>The events of messages and replies.</summary>
    public const string Path = "/dashboard/events";

    /// <summary>These, and those of log lines.</summary>
    public const string LogPath = "/dashboard/events?log=true";

    private const int MaxListeners = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Maps <see cref="Path"/>.</summary>
    public static void MapLiveEvents(this RouteGroupBuilder console)
    {
        var listeners = 0;
        console.MapGet("/events", (
            HttpContext context, [FromServices] IWorkFigures figures, [FromServices] ILogTail tail,
            [FromServices] IHostApplicationLifetime lifetime, bool log = false) =>
        {
            if (Interlocked.Increment(ref listeners) > MaxListeners)
            {
                Interlocked.Decrement(ref listeners);
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            // An open page must not hold up the end of the process.
            var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(either);
            context.Response.OnCompleted(() =>
            {
                Interlocked.Decrement(ref listeners);
                return Task.CompletedTask;
            });
            return TypedResults.ServerSentEvents(ListenAsync(figures, log ? tail : null, either.Token));
        });
    }

    private static async IAsyncEnumerable<SseItem<string>> ListenAsync(
        IWorkFigures figures, ILogTail? tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (seen, quiet) = ((await figures.GetAsync(cancellationToken)).LastChange + (tail?.Written ?? 0), TimeSpan.Zero);
        yield return new("1", "hello");
        while (await WaitAsync(cancellationToken))
        {
            var now = (await figures.GetAsync(CancellationToken.None)).LastChange + (tail?.Written ?? 0);
            quiet += Interval;
            if (now == seen && quiet < Beat)
                continue;
            yield return new("1", now == seen ? "beat" : "change");
            (seen, quiet) = (now, TimeSpan.Zero);
        }
    }

    private static async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

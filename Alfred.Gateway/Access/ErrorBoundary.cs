using Microsoft.AspNetCore.Connections;

namespace Alfred.Gateway.Access;

/// <summary>The outermost layer: no exception leaves it, and no answer tells more than its status.</summary>
internal sealed partial class ErrorBoundary(RequestDelegate next, TimeProvider clock, ILogger<ErrorBoundary> logger)
{
    // What fails once may fail for everybody who asks for it.
    private readonly LogSampler _sampler = new(clock);

    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception)
        {
            // Too long, too slow, or no HTTP: the client's doing.
            await AnswerAsync(context, exception.StatusCode);
        }
        catch (Exception exception) when (
            exception is ConnectionResetException or ConnectionAbortedException
            || (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException))
        {
            // The client left; nobody is there to answer.
            context.Abort();
        }
#pragma warning disable CA1031 // Boundary: the last one before the server. Nothing was answered yet, so the provider delivers again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_sampler.TryTake(out var others))
                LogFailed(context.GetEndpoint()?.DisplayName ?? "no route", others, exception);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(status >= 500 ? "internal error\n" : "bad request\n");
    }

    [LoggerMessage(2008, LogLevel.Error, "{Route} failed ({Others} more failures before it)")]
    private partial void LogFailed(string route, long others, Exception exception);
}

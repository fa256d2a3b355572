using Microsoft.Extensions.Hosting;

namespace Alfred.Sandbox.Http;

/// <summary>Gives answers.</summary>
internal static class FakeAnswerWriting
{
    /// <summary>Does what was decided for a call, or else gives the API's own answer.</summary>
    /// <param name="context">The call, already read.</param>
    /// <param name="decided">What was decided; null for nothing.</param>
    /// <param name="own">The API's own answer.</param>
    /// <param name="accept">What an accepted call leads to, whether its answer is read or not; null for a call that is refused.</param>
    /// <param name="latency">How long the own answer takes from the moment at which the call counts as accepted.</param>
    /// <returns>How the call ended, for those who look behind the scenes.</returns>
    public static async Task<string> AnswerAsync(
        this HttpContext context, FakeAnswer? decided, FakeAnswer.Respond own, Action? accept, TimeSpan latency = default)
    {
        switch (decided)
        {
            case FakeAnswer.Respond respond:
                await context.WriteAsync(respond);
                return $"{respond.Status}";
            case FakeAnswer.Hang:
                await HangAsync(context);
                return "no answer";
            case FakeAnswer.Cut:
                context.Abort();
                return "cut";
            case FakeAnswer.AcceptAndCut when accept is not null:
                accept();
                context.Abort();
                return "accepted, then cut";
            default:
                accept?.Invoke();
                if (latency > TimeSpan.Zero)
                    await Task.Delay(latency, TimeProvider.System);
                await context.WriteAsync(own);
                return $"{own.Status}";
        }
    }

    /// <summary>Writes an answer.</summary>
    public static Task WriteAsync(this HttpContext context, FakeAnswer.Respond answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(answer.Body);
    }

    private static async Task HangAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gone = context.RequestAborted.Register(() => left.TrySetResult());
        await using var stopped = stopping.Register(() => left.TrySetResult());
        await left.Task;
        context.Abort();
    }
}

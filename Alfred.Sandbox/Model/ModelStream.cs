namespace Alfred.Sandbox.Model;

/// <summary>Writes an answer as server-sent events, as OpenAI streams it.</summary>
internal static class ModelStream
{
    /// <summary>Writes it.</summary>
    /// <param name="context">The call.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What is answered.</param>
    /// <param name="isCut">True to break the connection off half-way.</param>
    public static async Task WriteAsync(HttpContext context, ModelRequest request, ModelAnswer answer, bool isCut)
    {
        context.Response.ContentType = "text/event-stream";
        string[] pieces = [.. ModelWire.Pieces(request, answer)];
        foreach (var piece in isCut ? pieces[..(pieces.Length / 2)] : pieces)
        {
            await context.Response.WriteAsync($"data: {piece}\n\n");
            await context.Response.Body.FlushAsync();
        }

        if (isCut)
            context.Abort();
        else
            await context.Response.WriteAsync("data: [DONE]\n\n");
    }
}

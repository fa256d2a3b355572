using System.Text;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Phones;

/// <summary>
/// Lets <c>curl -d "add bananas" localhost:8080/webhook</c> stand for a message of the first member. Sandbox and this machine only; the
/// text becomes a signed Cloud API body and takes the same way as every other.
/// </summary>
internal sealed class PlainTextWebhook(
    RequestDelegate next, Func<HttpContext, bool> isLocal, PhoneBook book, PhoneWebhooks webhooks, TimeProvider time)
{
    private const int MaxBytes = 64 * 1024;

    private static readonly byte[] ThanksBody = "accepted; the answer goes to the sandbox\n"u8.ToArray();

    /// <summary>Handles one request. What is no plain text is left as it came, and refused like any unsigned one.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsPlainText(context))
        {
            await next(context);
            return;
        }

        if (await context.Request.ReadBodyAsync(MaxBytes) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var text = JsonReading.LooksLikeJson(body.Span) ? "" : SentText.Clean(Encoding.UTF8.GetString(body.Span));
        if (text.Length == 0)
        {
            Replace(context.Request, body.ToArray());
            await next(context);
            return;
        }

        Send(context.Request, text);
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false })
            await WriteThanksAsync(context);
    }

    private bool IsPlainText(HttpContext context) =>
        context.Request is { Path.Value: "/webhook", Method: "POST" } request
        && !request.Headers.ContainsKey(MetaWebhook.SignatureHeader)
        && IsPlain(request.ContentType)
        && isLocal(context);

    // What curl sends for -d is a form's type, although the body is none.
    private static bool IsPlain(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private void Send(HttpRequest request, string text)
    {
        var phone = book.Phones[0];
        var id = webhooks.NextId();
        book.Add(phone.Id, new() { Id = id, IsFromAlfred = false, At = time.GetUtcNow(), Text = text, Status = MessageStatus.Delivered });
        var body = webhooks.Text(phone, id, text);
        Replace(request, body);
        request.ContentType = "application/json";
        request.Headers[MetaWebhook.SignatureHeader] = webhooks.SignatureOf(body);
    }

    private static void Replace(HttpRequest request, byte[] body)
    {
        request.Body = new MemoryStream(body);
        request.ContentLength = body.Length;
    }

    private static async Task WriteThanksAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = ThanksBody.Length;
        await context.Response.Body.WriteAsync(ThanksBody, context.RequestAborted);
    }
}

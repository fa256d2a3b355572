using System.Text;
using Alfred.Gateway.Access;
using Alfred.Gateway.Sandbox.Phones;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox;

/// <summary>
/// Lets <c>curl -d "add bananas" localhost:8080/webhook</c> stand for a message of the first member. Sandbox and this machine only; the text
/// becomes a Cloud API body and takes the same way as every other.
/// </summary>
internal sealed class PlainTextWebhook(PhoneBook book, MetaPost meta, TimeProvider time)
{
    /// <summary>The body to handle instead; null when the request is nothing of the kind and is refused like any unsigned one.</summary>
    public ReadOnlyMemory<byte>? StandIn(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (!LocalRequest.IsLocal(context)
            || context.Request.Headers.ContainsKey("X-Hub-Signature-256")
            || !IsPlain(context.Request.ContentType)
            || JsonBody.LooksLikeJson(body.Span))
            return null;
        var text = WrittenText.Clean(Encoding.UTF8.GetString(body.Span));
        if (text.Length == 0)
            return null;
        var phone = book.Phones[0];
        var id = meta.NextId();
        book.Add(phone.Id, new PhoneMessage { Id = id, IsFromAlfred = false, At = time.GetUtcNow(), Text = text, Status = MessageStatus.Delivered });
        return meta.Text(phone, id, text);
    }

    // What curl sends for -d is a form's type, although the body is none.
    private static bool IsPlain(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}

using System.Net.Mime;
using Alfred.Gateway.Access;
using Alfred.Inbox;

namespace Alfred.Gateway.Webhooks;

/// <summary>
/// The one way in for every provider: capped raw bytes, signature, keys, insert, answer. 200 only after the commit; nothing is parsed
/// before the signature was found right; nothing that is inside a genuine body leads to 5xx.
/// </summary>
internal sealed partial class WebhookPipeline(IInbox inbox, BodyBudget budget, TimeProvider time, ILogger<WebhookPipeline> logger)
{
    private static readonly byte[] RefusalBody = "signature refused\n"u8.ToArray();
    private static readonly byte[] BusyBody = "cannot store now, deliver again\n"u8.ToArray();

    private readonly LogSampler _refused = new(time);
    private readonly LogSampler _tooLong = new(time);

    /// <summary>Handles one request from the first byte to the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="webhook">The provider's side.</param>
    public async Task HandleAsync(HttpContext context, IWebhook webhook)
    {
        var receivedAt = time.GetTimestamp();
        if (await RequestBody.ReadAsync(context.Request, webhook.MaxBodyBytes, budget) is not { } body)
        {
            if (_tooLong.TryTake(out var others))
                LogTooLong(webhook.Channel, webhook.MaxBodyBytes, others);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (webhook.VerifySignature(context.Request.Headers, body.Span))
        {
            await HandleGenuineAsync(context, webhook, body, ContentTypeOf(context.Request), receivedAt);
        }
        else
        {
            if (_refused.TryTake(out var others))
                LogRefused(webhook.Channel, others);
            await WriteAsync(context, StatusCodes.Status401Unauthorized, RefusalBody);
        }
    }

    /// <summary>Handles a body whose origin is established; answers 503 when it could not be stored.</summary>
    private async Task HandleGenuineAsync(
        HttpContext context, IWebhook webhook, ReadOnlyMemory<byte> body, string contentType, long receivedAt)
    {
        var (reading, stored) = await AcceptAsync(webhook, context.Request.Headers, body, contentType);
        if (stored is not { } news)
        {
            context.Response.Headers.RetryAfter = "5";
            await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, BusyBody);
            return;
        }

        await webhook.AnswerAsync(context, reading, news > 0, receivedAt);
    }

    /// <summary>
    /// Reads and stores a body whose origin is established, however it came. Whatever the webhook made of it is committed when this
    /// returns. Bodies go into the inbox in the order of the calls.
    /// </summary>
    /// <returns>What was read, and how many messages in it were new; null when it could not be stored and has to be delivered
    /// again.</returns>
    public async Task<(WebhookResult Result, int? News)> AcceptAsync(
        IWebhook webhook, IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        var reading = ParseKeys(headers, webhook, body, contentType);
        if (reading.IsTooEarly)
            return (reading, null);
        return (reading, reading.Delivery is { } delivery ? await TryStoreAsync(delivery) : 0);
    }

    private WebhookResult ParseKeys(IHeaderDictionary headers, IWebhook webhook, ReadOnlyMemory<byte> body, string contentType)
    {
        try
        {
            var reading = webhook.ParseKeys(headers, body, contentType);
            if (reading.Delivery?.Unreadable is { } reason)
                LogQuarantined(webhook.Channel, reason);
            return reading;
        }
#pragma warning disable CA1031 // Boundary: it turns a reader's bug into a quarantined body instead of a week of redeliveries.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogReaderFailed(webhook.Channel, exception);
            return WebhookResult.Quarantine(webhook.Channel, body, contentType, $"the reader failed: {exception.GetType().Name}");
        }
    }

    /// <summary>Stores a delivery and says how many of its messages were new; null when it could not be stored.</summary>
    private async Task<int?> TryStoreAsync(Delivery delivery)
    {
        try
        {
            // Not the request's token: a provider that hangs up must not tear a durable write in half.
            var fresh = await inbox.AcceptAsync(delivery, CancellationToken.None);
            LogStored(delivery.Channel, delivery.Items.Length, fresh, delivery.Receipts.Length);
            return fresh;
        }
        catch (InboxUnavailableException exception)
        {
            LogNotStored(delivery.Channel, exception);
            return null;
        }
    }

    private static string ContentTypeOf(HttpRequest request)
    {
        var value = request.ContentType.AsSpan();
        var end = value.IndexOf(';');
        var type = (end < 0 ? value : value[..end]).Trim();
        return type.Length is 0 or > 100 ? MediaTypeNames.Application.Json : type.ToString().ToLowerInvariant();
    }

    private static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

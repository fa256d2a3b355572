using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Alfred.Testing.Graph;

/// <summary>Webhook requests as Meta sends them.</summary>
public static class MetaWebhook
{
    /// <summary>The body of one text message that is written now, or at the time given.</summary>
    public static byte[] Text(string phoneId, string from, string id, string text, DateTimeOffset? writtenAt = null) => Envelope(phoneId, new
    {
        messaging_product = "whatsapp",
        metadata = new { display_phone_number = "15550783881", phone_number_id = phoneId },
        contacts = new[] { new { profile = new { name = "Ada" }, wa_id = from } },
        messages = new[] { new { from, id, timestamp = Seconds(writtenAt ?? TimeProvider.System.GetUtcNow()), type = "text", text = new { body = text } } },
    });

    /// <summary>The body of a tap on a template's button, now.</summary>
    public static byte[] Tap(string phoneId, string from, string id, string payload, string text) => Message(phoneId, JsonSerializer.Serialize(new
    {
        from, id, timestamp = Seconds(TimeProvider.System.GetUtcNow()), type = "button", button = new { payload, text },
    }));

    /// <summary>The body of messages that are given as JSON, separated by commas.</summary>
    public static byte[] Message(string phoneId, string json) => Encoding.UTF8.GetBytes(
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"WABA","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"{{{phoneId}}}"},"messages":[{{{json}}}]}}]}]}""");

    /// <summary>The body of one tap on a button (<c>button_reply</c>) or a row (<c>list_reply</c>).</summary>
    public static byte[] Reply(string phoneId, string from, string id, string kind, string optionId, string title) => Envelope(phoneId, new
    {
        messaging_product = "whatsapp",
        metadata = new { display_phone_number = "15550783881", phone_number_id = phoneId },
        contacts = new[] { new { profile = new { name = "Ada" }, wa_id = from } },
        messages = new[]
        {
            new
            {
                from,
                id,
                timestamp = Seconds(TimeProvider.System.GetUtcNow()),
                type = "interactive",
                interactive = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = kind, [kind] = new { id = optionId, title } },
            },
        },
    });

    /// <summary>The body of one status.</summary>
    /// <param name="phoneId">The business's number.</param>
    /// <param name="id">The message.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="opaqueData">What was sent with it.</param>
    /// <param name="errorCode">Why it failed.</param>
    /// <param name="priceCategory">What it is billed as; null for a status without a price.</param>
    public static byte[] Status(
        string phoneId, string id, string status, string? opaqueData = null, int? errorCode = null, string? priceCategory = null) => Envelope(phoneId, new
    {
        messaging_product = "whatsapp",
        metadata = new { display_phone_number = "15550783881", phone_number_id = phoneId },
        statuses = new[]
        {
            new
            {
                id,
                status,
                timestamp = "1749416390",
                recipient_id = "16505551234",
                biz_opaque_callback_data = opaqueData ?? "",
                errors = errorCode is { } code ? new[] { new { code, title = "Message failed" } } : [],
                pricing = priceCategory is null ? null : new { billable = true, pricing_model = "PMP", category = priceCategory },
            },
        },
    });

    /// <summary>The signature header's value.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    /// <summary>The signed request.</summary>
    public static HttpRequestMessage Request(Uri webhook, string secret, byte[] body) => SignedRequest(webhook, Sign(secret, body), body);

    /// <summary>The request with a signature that may be another's.</summary>
    public static HttpRequestMessage SignedRequest(Uri webhook, string signature, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        return request;
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Envelope(string phoneId, object value) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        @object = "whatsapp_business_account",
        entry = new[] { new { id = $"WABA-{phoneId}", changes = new[] { new { field = "messages", value } } } },
    });
}

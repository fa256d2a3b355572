using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>Webhooks as Meta writes and signs them.</summary>
public static class MetaWebhook
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Hub-Signature-256";

    private const string BusinessNumber = "15550783881";

    /// <summary>A new message id.</summary>
    public static string NewMessageId(DateTimeOffset now) => $"wamid.SANDBOX{Guid.CreateVersion7(now):N}";

    /// <summary>The body of one message.</summary>
    /// <param name="phoneId">The business's number.</param>
    /// <param name="sender">Who wrote it.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="type">Its type: <c>text</c>, <c>image</c>, <c>interactive</c>…</param>
    /// <param name="content">What stands under the type's name.</param>
    /// <param name="writtenAt">When it was written.</param>
    /// <param name="quotedId">What it answers; null for nothing.</param>
    public static byte[] Message(
        string phoneId, MetaSender sender, string id, string type, JsonNode content, DateTimeOffset writtenAt, string? quotedId = null)
    {
        var message = new JsonObject
        {
            [sender.HasNumber ? "from" : "from_user_id"] = sender.Id,
            ["id"] = id,
            ["timestamp"] = Seconds(writtenAt),
            ["type"] = type,
            [type] = content,
        };
        if (quotedId is not null)
            message["context"] = new JsonObject { ["from"] = phoneId, ["id"] = quotedId };
        var contact = new JsonObject
        {
            ["profile"] = new JsonObject { ["name"] = sender.Name },
            [sender.HasNumber ? "wa_id" : "user_id"] = sender.Id,
        };
        return Envelope(phoneId, new() { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) });
    }

    /// <summary>The body of one text message of Ada's that is written now, or at the time given.</summary>
    public static byte[] Text(string phoneId, string from, string id, string text, DateTimeOffset? writtenAt = null) =>
        Message(phoneId, new(from), id, "text", new JsonObject { ["body"] = text }, writtenAt ?? Now);

    /// <summary>The body of a tap on a template's button, now.</summary>
    public static byte[] Tap(string phoneId, string from, string id, string payload, string text) =>
        Message(phoneId, new(from), id, "button", new JsonObject { ["payload"] = payload, ["text"] = text }, Now);

    /// <summary>The body of one tap on a button (<c>button_reply</c>) or a row (<c>list_reply</c>), now.</summary>
    public static byte[] Reply(string phoneId, string from, string id, string kind, string optionId, string title) =>
        Message(phoneId, new(from), id, "interactive", Interactive(kind, optionId, title), Now);

    /// <summary>What stands in a tap on a button or a row.</summary>
    public static JsonObject Interactive(string kind, string optionId, string title, string? description = null)
    {
        var reply = new JsonObject { ["id"] = optionId, ["title"] = title };
        if (description is not null)
            reply["description"] = description;
        return new() { ["type"] = kind, [kind] = reply };
    }

    /// <summary>The body of messages that are given as JSON, separated by commas.</summary>
    public static byte[] Message(string phoneId, string json)
    {
        var value = $$$"""{"messaging_product":"whatsapp","metadata":{"phone_number_id":"{{{phoneId}}}"},"messages":[{{{json}}}]}""";
        return Encoding.UTF8.GetBytes(
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"WABA","changes":[{"field":"messages","value":{{{value}}}}]}]}""");
    }

    /// <summary>The body of one status.</summary>
    /// <param name="phoneId">The business's number.</param>
    /// <param name="id">The message.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="opaqueData">What was sent with it.</param>
    /// <param name="errorCode">Why it failed.</param>
    /// <param name="priceCategory">What it is billed as; null for a status without a price.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    /// <param name="at">When that was; null for now.</param>
    public static byte[] Status(
        string phoneId, string id, string status, string? opaqueData = null, int? errorCode = null, string? priceCategory = null,
        string recipient = "16505551234", DateTimeOffset? at = null)
    {
        var entry = new JsonObject { ["id"] = id, ["status"] = status, ["timestamp"] = Seconds(at ?? Now), ["recipient_id"] = recipient };
        if (opaqueData is not null)
            entry["biz_opaque_callback_data"] = opaqueData;
        if (errorCode is { } code)
            entry["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Message undeliverable" });
        if (priceCategory is not null)
            entry["pricing"] = PriceOf(priceCategory);
        return Envelope(phoneId, new() { ["statuses"] = new JsonArray(entry) });
    }

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
        request.Headers.TryAddWithoutValidation(SignatureHeader, signature);
        return request;
    }

    private static JsonObject PriceOf(string category) =>
        new() { ["billable"] = category != "service", ["pricing_model"] = "PMP", ["category"] = category };

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Envelope(string phoneId, JsonObject value)
    {
        value.Insert(0, "messaging_product", "whatsapp");
        value.Insert(1, "metadata", new JsonObject { ["display_phone_number"] = BusinessNumber, ["phone_number_id"] = phoneId });
        var change = new JsonObject { ["field"] = "messages", ["value"] = value };
        return WireJson.Write(new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = $"WABA-{phoneId}", ["changes"] = new JsonArray(change) }),
        });
    }
}

/// <summary>Who writes to Alfred.</summary>
/// <param name="Id">The number, or the business-scoped id of somebody who keeps it to themselves.</param>
/// <param name="Name">The name that the profile shows.</param>
/// <param name="HasNumber">Whether the id is a number.</param>
public sealed record MetaSender(string Id, string Name = "Ada", bool HasNumber = true);

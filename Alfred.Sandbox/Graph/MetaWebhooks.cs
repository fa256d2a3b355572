using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Phones;

namespace Alfred.Sandbox.Graph;

/// <summary>Writes and signs webhooks as Meta does.</summary>
internal sealed class MetaWebhooks(GraphSettings settings, TimeProvider time)
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Hub-Signature-256";

    /// <summary>A new message id.</summary>
    public string NextId() => $"wamid.SANDBOX{Guid.CreateVersion7(time.GetUtcNow()):N}";

    /// <summary>A message of a person.</summary>
    /// <param name="phone">The sender.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="type">Its type: <c>text</c>, <c>image</c>, <c>interactive</c>…</param>
    /// <param name="content">What stands under the type's name.</param>
    /// <param name="quotedId">What it answers; null for nothing.</param>
    public Webhook Message(Phone phone, string id, string type, JsonNode content, string? quotedId = null)
    {
        var hasNumber = !phone.Id.StartsWith("user:", StringComparison.Ordinal);
        var person = hasNumber ? phone.Id : phone.Id["user:".Length..];
        var message = new JsonObject
        {
            [hasNumber ? "from" : "from_user_id"] = person,
            ["id"] = id,
            ["timestamp"] = Timestamp,
            ["type"] = type,
            [type] = content,
        };
        if (quotedId is not null)
            message["context"] = new JsonObject { ["from"] = settings.PhoneId, ["id"] = quotedId };
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = phone.Name }, [hasNumber ? "wa_id" : "user_id"] = person };
        return Post($"{type} from {phone.Name}", new JsonObject { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) });
    }

    /// <summary>The body of one text message, as a webhook holds it.</summary>
    public byte[] Text(Phone phone, string id, string text) => Message(phone, id, "text", new JsonObject { ["body"] = text }).Body;

    /// <summary>The signature header's value.</summary>
    public string SignatureOf(byte[] body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.AppSecret), body))}";

    /// <summary>What became of one of Alfred's messages.</summary>
    public Webhook Status(Phone phone, string id, string status, string? opaqueData, int? error = null)
    {
        var entry = new JsonObject { ["id"] = id, ["status"] = status, ["timestamp"] = Timestamp, ["recipient_id"] = phone.Id };
        if (opaqueData is not null)
            entry["biz_opaque_callback_data"] = opaqueData;
        if (error is { } code)
            entry["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Message undeliverable" });
        else
            entry["pricing"] = FreeService();
        return Post($"{status}, to {phone.Name}", new JsonObject { ["statuses"] = new JsonArray(entry) });
    }

    private static JsonObject FreeService() =>
        new() { ["billable"] = false, ["pricing_model"] = "PMP", ["category"] = "service", ["type"] = "free_customer_service" };

    private string Timestamp => time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private Webhook Post(string what, JsonObject value)
    {
        value.Insert(0, "messaging_product", "whatsapp");
        value.Insert(1, "metadata", new JsonObject { ["display_phone_number"] = "15550000000", ["phone_number_id"] = settings.PhoneId });
        var change = new JsonObject { ["field"] = "messages", ["value"] = value };
        var body = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "SANDBOX", ["changes"] = new JsonArray(change) }),
        };
        return new(what, "/webhook", SandboxJson.Body(body), "application/json", Sign);
    }

    private void Sign(HttpRequestMessage request, byte[] body) => request.Headers.Add(SignatureHeader, SignatureOf(body));
}

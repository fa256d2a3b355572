using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Graph;

namespace Alfred.Sandbox.Phones;

/// <summary>What phones cause: webhooks of Meta's to Alfred.</summary>
internal sealed class PhoneWebhooks(GraphSettings settings, TimeProvider time)
{
    /// <summary>What the ids of people without a number begin with.</summary>
    public const string UserPrefix = "user:";

    /// <summary>A new message id.</summary>
    public string NextId() => MetaWebhook.NewMessageId(time.GetUtcNow());

    /// <summary>A message of a person.</summary>
    /// <param name="phone">The sender.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="type">Its type: <c>text</c>, <c>image</c>, <c>interactive</c>…</param>
    /// <param name="content">What stands under the type's name.</param>
    /// <param name="quotedId">What it answers; null for nothing.</param>
    public Webhook Message(Phone phone, string id, string type, JsonNode content, string? quotedId = null) => Post(
        $"{type} from {phone.Name}", MetaWebhook.Message(settings.PhoneId, SenderOf(phone), id, type, content, time.GetUtcNow(), quotedId));

    /// <summary>What became of one of Alfred's messages.</summary>
    public Webhook Status(Phone phone, string id, string status, string? opaqueData, int? error = null)
    {
        var price = error is null ? "service" : null;
        var body = MetaWebhook.Status(settings.PhoneId, id, status, opaqueData, error, price, phone.Id, time.GetUtcNow());
        return Post($"{status}, to {phone.Name}", body);
    }

    /// <summary>The body of one text message.</summary>
    public byte[] Text(Phone phone, string id, string text) => Message(phone, id, "text", new JsonObject { ["body"] = text }).Body;

    /// <summary>The signature header's value.</summary>
    public string SignatureOf(byte[] body) => MetaWebhook.Sign(settings.AppSecret, body);

    private static MetaSender SenderOf(Phone phone) => phone.Id.StartsWith(UserPrefix, StringComparison.Ordinal)
        ? new(phone.Id[UserPrefix.Length..], phone.Name, HasNumber: false)
        : new(phone.Id, phone.Name);

    private Webhook Post(string what, byte[] body) => new(what, "/webhook", body, "application/json", Sign);

    private void Sign(HttpRequestMessage request, byte[] body) => request.Headers.Add(MetaWebhook.SignatureHeader, SignatureOf(body));
}

using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>
/// Walks over a Cloud API body: all entries, all their changes, all messages and statuses. Messages are numbered in the order of the body,
/// including those that turn out unreadable, so that the number means the same on every walk.
/// </summary>
internal static class WhatsAppEnvelope
{
    /// <summary>True for the envelope of the WhatsApp product; other Meta products share the format.</summary>
    public static bool IsWhatsApp(JsonElement root) => root.At("object"u8).Is("whatsapp_business_account"u8);

    /// <summary>
    /// The values of all changes that carry messages. Other fields are the business's own echoes, history, templates and account news.
    /// The sample that the dashboard's test button sends is left out.
    /// </summary>
    public static IEnumerable<JsonElement> Values(JsonElement root)
    {
        foreach (var entry in root.At("entry"u8).Items())
        {
            foreach (var change in entry.At("changes"u8).Items())
            {
                var value = change.At("value"u8);
                if (change.At("field"u8).Is("messages"u8) && !IsDashboardSample(entry, value))
                    yield return value;
            }
        }
    }

    /// <summary>All messages with their numbers and the values around them.</summary>
    public static IEnumerable<(int Ordinal, JsonElement Value, JsonElement Message)> Messages(JsonElement root)
    {
        var ordinal = 0;
        foreach (var value in Values(root))
        {
            foreach (var message in value.At("messages"u8).Items())
                yield return (ordinal++, value, message);
        }
    }

    /// <summary>The business's number that a value is about.</summary>
    public static string? PhoneIdOf(JsonElement value) => value.At("metadata"u8).At("phone_number_id"u8).Id();

    /// <summary>The key of a message: ids are unique only for each number of the business.</summary>
    /// <param name="value">What stands around it.</param>
    /// <param name="phoneId">The number, should the value name none.</param>
    /// <param name="messageId">Meta's id.</param>
    public static DeliveryKey KeyOf(JsonElement value, string phoneId, string messageId) =>
        new($"wa:{PhoneIdOf(value) ?? phoneId}:{messageId}");

    /// <summary>When a message was written: Unix seconds, as a text or as a number; null for anything else.</summary>
    public static DateTimeOffset? WrittenAt(JsonElement message) =>
        message.At("timestamp"u8).Number() is >= 0 and <= 253_402_300_799 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    // Its account and its number belong to nobody; in the sandbox, which takes every number, it would be answered.
    private static bool IsDashboardSample(JsonElement entry, JsonElement value) =>
        entry.At("id"u8).Is("0"u8) && value.At("metadata"u8).At("phone_number_id"u8).Is("123456123"u8);
}

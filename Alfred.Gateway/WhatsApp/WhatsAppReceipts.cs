using System.Globalization;
using System.Text.Json;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Reads <c>statuses[]</c>: what became of messages that were sent.</summary>
internal static class WhatsAppReceipts
{
    /// <summary>The receipts of one value; statuses of no interest are left out.</summary>
    public static IEnumerable<Receipt> Of(JsonElement value)
    {
        foreach (var status in value.At("statuses"u8).Items())
        {
            var stage = StageOf(status.At("status"u8));
            if (stage != DeliveryStage.None && status.At("id"u8).Id() is { } id)
                yield return new Receipt(id, OutboxId(status), stage, stage == DeliveryStage.Failed ? ReasonOf(status) : null);
        }
    }

    private static DeliveryStage StageOf(JsonElement status) => status.Id() switch
    {
        "sent" => DeliveryStage.Sent,
        "delivered" => DeliveryStage.Delivered,
        "read" or "played" => DeliveryStage.Read,
        "failed" => DeliveryStage.Failed,
        _ => DeliveryStage.None,
    };

    // Earlier parts of a long text carry "<row>/<part>", which is no number: only the last part stands for the row.
    private static long? OutboxId(JsonElement status) => status.At("biz_opaque_callback_data"u8).Number() is > 0 and var id ? id : null;

    // Only the code: Meta's own titles change, and details may quote what was sent.
    private static string ReasonOf(JsonElement status) => status.At("errors"u8).First().At("code"u8).Number() is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"WhatsApp error {code}")
        : "WhatsApp gave no reason";
}

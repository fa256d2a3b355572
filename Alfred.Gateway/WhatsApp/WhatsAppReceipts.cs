using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Reads <c>statuses[]</c>: what became of messages that were sent.</summary>
internal static class WhatsAppReceipts
{
    private const int MaxWord = 40;

    /// <summary>How long a message rests that failed by the provider's bad moment.</summary>
    private static readonly TimeSpan BadMoment = TimeSpan.FromMinutes(1);

    /// <summary>How long a message rests that failed because of the account (a payment, a block): the operator has to act first.</summary>
    private static readonly TimeSpan Trouble = TimeSpan.FromHours(1);

    /// <summary>The receipts of one value; statuses of no interest are left out.</summary>
    public static IEnumerable<Receipt> Of(JsonElement value)
    {
        foreach (var status in value.At("statuses"u8).Items())
        {
            var stage = StageOf(status.At("status"u8));
            if (stage != DeliveryStage.None && status.At("id"u8).Id() is { } id)
                yield return Judged(new Receipt(id, OutboxId(status), stage) { Price = PriceOf(status.At("pricing"u8)) }, status);
        }
    }

    // The codes are those of the send's answer: what WhatsApp would have refused for the moment there failed for the moment here.
    private static Receipt Judged(Receipt receipt, JsonElement status)
    {
        if (receipt.Stage != DeliveryStage.Failed)
            return receipt;
        if (status.At("errors"u8).First().At("code"u8).Number() is not { } code)
            return receipt with { Reason = "WhatsApp gave no reason" };
        // Only the code: Meta's own titles change, and details may quote what was sent.
        var failed = receipt with { Reason = string.Create(CultureInfo.InvariantCulture, $"WhatsApp error {code}") };
        return GraphErrors.OfCode(code) switch
        {
            SendResult.Held => failed with { IsWindowClosed = true },
            SendResult.Later later => failed with { RetryAfter = later.RetryAfter > BadMoment ? later.RetryAfter : BadMoment },
            SendResult.Stopped => failed with { RetryAfter = Trouble },
            _ => failed,
        };
    }

    private static DeliveryStage StageOf(JsonElement status) => status.Id() switch
    {
        "sent" => DeliveryStage.Sent,
        "delivered" => DeliveryStage.Delivered,
        "read" => DeliveryStage.Read,
        "played" => DeliveryStage.Played,
        "failed" => DeliveryStage.Failed,
        _ => DeliveryStage.None,
    };

    // Earlier parts of a long text carry "<row>/<part>", which is no number: only the last part stands for the row.
    private static long? OutboxId(JsonElement status) => status.At("biz_opaque_callback_data"u8).Number() is > 0 and var id ? id : null;

    private static MessagePrice? PriceOf(JsonElement pricing) =>
        pricing.At("category"u8).Id() is { Length: <= MaxWord } category
            && pricing.At("billable"u8) is { ValueKind: JsonValueKind.True or JsonValueKind.False } billable
            ? new MessagePrice(
                category, pricing.At("pricing_model"u8).Id() is { Length: <= MaxWord } model ? model : "unknown", billable.IsTrue())
            : null;
}

using Alfred.Outbox;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>Which replies the 24-hour window holds back, and what this month's messages are billed as.</summary>
internal static class WhatsAppUsageCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(
        AlfredSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        // A private database runs only while Alfred does.
        if (settings.Gateway.WhatsApp is not { } whatsApp || settings.Database is not { } connectionString)
            return [];
        await using var database = NpgsqlDataSource.Create(connectionString);
        var (usage, today) = (new WhatsAppUsage(database), clock.GetUtcNow());
        try
        {
            return
            [
                Held(await usage.CountHeldAsync(cancellationToken), whatsApp.Template is not null),
                Billing(await usage.CountPricedAsync(new DateOnly(today.Year, today.Month, 1), cancellationToken)),
            ];
        }
        catch (NpgsqlException)
        {
            // The database has a finding of its own, which says what to do.
            return [];
        }
    }

    private static Finding Held((long Replies, long Conversations) held, bool hasTemplate)
    {
        if (held.Replies == 0)
            return new("whatsapp", true, "no reply waits for the 24-hour window");
        var fix = hasTemplate ? "they were asked to, by the template" : "set META_TEMPLATE to ask them to";
        var text = $"{held.Replies} replies in {held.Conversations} conversations wait until people write again: {fix}";
        return new("whatsapp", hasTemplate, text);
    }

    private static Finding Billing(ImmutableArray<WhatsAppUsage.PricedMessages> messages)
    {
        if (messages.IsEmpty)
            return new("whatsapp", true, "no message of this month (UTC) has a price yet");
        var parts = messages.Select(each => $"{each.Count} {each.Category} {(each.IsBillable ? "billable" : "free")} ({each.Model})");
        return new("whatsapp", true, $"messages of this month (UTC): {string.Join(", ", parts)}");
    }
}

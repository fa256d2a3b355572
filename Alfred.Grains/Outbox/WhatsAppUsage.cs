namespace Alfred.Outbox;

/// <summary>For the operator: which replies WhatsApp's 24-hour window holds back, and what Meta bills messages as.</summary>
public sealed class WhatsAppUsage(NpgsqlDataSource database)
{
    /// <summary>Counts the replies that are held until a person writes again, and their conversations.</summary>
    public async Task<(long Replies, long Conversations)> CountHeldAsync(CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            "select count(*), count(distinct conversation) from outbox where state = 'held' and channel = 'whatsapp'");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Counts the messages that have a price since a day, by category and pricing model; billable ones first.</summary>
    public async Task<ImmutableArray<PricedMessages>> CountPricedAsync(DateOnly since, CancellationToken cancellationToken = default) =>
        await database.RowsAsync("""
            select count(*), category, model, is_billable from message_price where day >= $1
            group by category, model, is_billable order by is_billable desc, category, model
            """, [since],
            static row => new PricedMessages(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)), cancellationToken);

    /// <summary>Messages that Meta prices alike.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Category">Meta's category, such as <c>utility</c>.</param>
    /// <param name="Model">Meta's pricing model, such as <c>PMP</c>.</param>
    /// <param name="IsBillable">Whether they cost money.</param>
    public sealed record PricedMessages(long Count, string Category, string Model, bool IsBillable);
}

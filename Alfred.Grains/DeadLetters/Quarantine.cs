using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Keys;

namespace Alfred.DeadLetters;

/// <summary>
/// Reads quarantined bodies again when an operator asked for it: after an update, the program may understand them. A body that waits to be
/// read has no time of settling.
/// </summary>
internal sealed class Quarantine(
    NpgsqlDataSource database, KeySecret keys, IBodyReader reader, IGrainFactory grains, TimeProvider clock)
{
    private readonly InboxInsert _insert = new(database, keys);

    /// <summary>Reads everything that waits to be read.</summary>
    public async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } body)
        {
            var delivery = reader.Read(body.Channel, body.Bytes, body.ContentType);
            if (delivery?.Unreadable is { } reason)
                await SettleAsync(body.Row, "quarantined", reason, cancellationToken);
            else
                await StoreAsync(body, delivery, cancellationToken);
        }
    }

    private async Task<Body?> NextAsync(CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync("""
            select i.id, i.channel, b.content_type, b.body, i.received_at from inbox i join inbox_body b on b.id = i.body_id
            where i.state = 'quarantined' and i.settled_at is null order by i.id limit 1
            """, [],
            static row => new Body(
                row.GetInt64(0), new(row.GetString(1)), row.GetString(2), row.GetFieldValue<byte[]>(3),
                row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken);
        return found.FirstOrDefault();
    }

    private async Task StoreAsync(Body body, Delivery? delivery, CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(body.Row, "done", await InsertAsync(body, delivery, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!DatabaseFaults.IsInfrastructure(exception))
        {
            // As at its first delivery: it stays where it is, and the next one's turn comes.
            await SettleAsync(body.Row, "quarantined", "the database cannot store its keys", cancellationToken);
        }
    }

    /// <summary>Stores what was found. A crash before the row is settled repeats this, and the keys make the repetition a no-op.</summary>
    private async Task<string> InsertAsync(Body body, Delivery? delivery, CancellationToken cancellationToken)
    {
        if (delivery is null)
            return "read: nothing in it asks for an answer";
        var accepted = new AcceptedDelivery(delivery, Guid.CreateVersion7(body.ReceivedAt), body.ReceivedAt);
        var news = (await _insert.WriteAsync([accepted], clock.GetUtcNow(), cancellationToken)).Messages.Select(
            fresh => fresh.Message.Conversation)
            .ToArray();
        foreach (var conversation in news.Distinct())
            _ = grains.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        return string.Create(
            CultureInfo.InvariantCulture, $"read: {news.Length} new messages, {delivery.Items.Length - news.Length} known ones");
    }

    private async Task SettleAsync(long row, string state, string result, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "update inbox set state = $2, last_error = $3, settled_at = $4 where id = $1 and state = 'quarantined'",
            [row, state, result, clock.GetUtcNow()], cancellationToken);

    private sealed record Body(long Row, ChannelName Channel, string ContentType, byte[] Bytes, DateTimeOffset ReceivedAt);
}

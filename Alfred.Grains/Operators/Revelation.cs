using Alfred.Inbox;

namespace Alfred.Operators;

/// <summary>Reads what a message says and what was answered.</summary>
internal sealed class Revelation(NpgsqlDataSource database, LargeBodies bodies, IEnumerable<IChannel> channels)
{
    private const string Message = """
        select i.channel, i.ordinal, b.content_type, b.id, c.address,
            array(select action || ': ' || summary from journal where command_id = any ($3) order by id),
            array(select coalesce(reply ->> 'text', '') from outbox where inbox_id = i.id order by id)
        from inbox i join inbox_body b on b.id = i.body_id left join conversation c on c.id = i.conversation
        where i.id = $1 and i.conversation = $2
        """;

    /// <summary>Reads it; null when there is no such message in that conversation.</summary>
    public async Task<RevealedMessage?> ReadAsync(string conversation, long row, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Message);
        command.Parameters.AddValues([row, conversation, TimelineReader.CommandIdsOf([row])]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var (channel, ordinal, contentType, body) = (reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetGuid(3));
        var from = reader.FindText(4);
        var (effects, replies) = (reader.GetFieldValue<string[]>(5), reader.GetFieldValue<string[]>(6));
        await reader.CloseAsync();
        var bytes = await bodies.ReadAsync(body, cancellationToken);
        return new(row, TextOf(channel, ordinal, contentType, bytes), from, [.. effects], [.. replies]);
    }

    private string? TextOf(string channel, int ordinal, string contentType, ReadOnlyMemory<byte> body)
    {
        try
        {
            return channels.FirstOrDefault(one => one.Name.Value == channel)?.Read(body, contentType, ordinal)?.Text;
        }
        catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException or ArgumentException
            or InvalidOperationException)
        {
            // A body that was emptied, or that cannot be read: there is no text.
            return null;
        }
    }
}

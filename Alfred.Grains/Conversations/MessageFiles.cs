namespace Alfred.Conversations;

/// <summary>The files that come with messages.</summary>
internal sealed class MessageFiles(IEnumerable<IChannel> channels, FileRoom room)
{
    /// <summary>The file of a kind that came with a message; null for none. Of an album only one is read.</summary>
    public static InboundFile? Find(InboundMessage message, FileKind kind) => message.Files.FirstOrDefault(file => file.Kind == kind);

    /// <summary>Waits until there is room for a message's files; it is the message's until its turn ends.</summary>
    public Task EnterAsync(Turn turn, CancellationToken cancellationToken) => turn.EnterAsync(room, cancellationToken);

    /// <summary>
    /// Its bytes, once there is room for them; null when the provider has them no more, has too many, or does not answer.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Turn turn, InboundFile file, int maxBytes, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(channel => channel.Name == turn.Request.Channel) is not { } from)
            return null;
        await EnterAsync(turn, cancellationToken);
        try
        {
            return await from.FetchAsync(file, maxBytes, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The person is told and sends it again: nothing was done with it yet.
            return null;
        }
    }
}

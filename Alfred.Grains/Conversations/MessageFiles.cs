using Alfred.Channels;

namespace Alfred.Conversations;

/// <summary>The files that come with messages.</summary>
internal sealed class MessageFiles(IEnumerable<IChannel> channels)
{
    /// <summary>The file of a kind that came with a message; null for none. Of an album only one is read.</summary>
    public static InboundFile? Find(InboundMessage message, FileKind kind) => message.Files.FirstOrDefault(file => file.Kind == kind);

    /// <summary>Its bytes; null when the provider has them no more, has too many, or does not answer.</summary>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(
        Request request, InboundFile file, int maxBytes, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(channel => channel.Name == request.Channel) is not { } from)
            return null;
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

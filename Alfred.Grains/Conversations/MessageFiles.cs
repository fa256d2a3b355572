using Alfred.Channels;

namespace Alfred.Conversations;

/// <summary>What comes with messages and can be read by a model: pictures and voice notes.</summary>
internal sealed class MessageFiles(IEnumerable<IChannel> channels)
{
    private const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The file of a kind that came with a message; null for none. Of an album only one is read.</summary>
    public static InboundFile? Find(InboundMessage message, FileKind kind) => message.Files.FirstOrDefault(file => file.Kind == kind);

    /// <summary>Its bytes; null when the provider has them no more, has too many, or does not answer.</summary>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Request request, InboundFile file, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(channel => channel.Name == request.Channel) is not { } from)
            return null;
        try
        {
            return await from.FetchAsync(file, MaxBytes, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
